package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.signature.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What is known about a request so far; handed from filter to resource as a request property, which every JAX-RS
 * implementation shows as a servlet request attribute.
 */
final class Visit {

    private static final String PROPERTY = Visit.class.getName();
    private static final Pattern UNFIT_FOR_A_LINE = Pattern.compile("[\\p{Cntrl}\"\\u2028\\u2029]");

    private final Endpoint endpoint;
    private final String sourceAddress;
    private final Instant startedAt;
    private VerifiedRequest verified;
    private String trace = "";

    Visit(Endpoint endpoint, String sourceAddress, Instant startedAt) {
        this.endpoint = endpoint;
        this.sourceAddress = sourceAddress;
        this.startedAt = startedAt;
    }

    static Visit of(ContainerRequestContext request) {
        return (Visit) request.getProperty(PROPERTY);
    }

    static Visit of(HttpServletRequest request) {
        return (Visit) request.getAttribute(PROPERTY);
    }

    void begin(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String sourceAddress() {
        return sourceAddress;
    }

    Instant startedAt() {
        return startedAt;
    }

    VerifiedRequest verified() {
        return verified;
    }

    void verified(VerifiedRequest request) {
        this.verified = request;
    }

    /** What the log line says of the event: its ids, type and outcome. */
    String trace() {
        return trace;
    }

    void trace(String newTrace) {
        this.trace = newTrace;
    }

    /** A value from outside, for a log line: it can neither end its quotes nor begin a line. */
    static String quoted(String value) {
        return '"' + UNFIT_FOR_A_LINE.matcher(value).replaceAll("?") + '"';
    }
}
