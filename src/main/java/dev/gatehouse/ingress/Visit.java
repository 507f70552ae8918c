package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.signature.HandshakeOutcome;
import dev.gatehouse.signature.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known about a request so far; handed from filter to resource as a request property, which every JAX-RS
 * implementation shows as a servlet request attribute.
 */
final class Visit {

    private static final String PROPERTY = Visit.class.getName();

    private final Endpoint endpoint;
    private final String sourceAddress;
    private final String url;
    private final Instant startedAt;
    private VerifiedRequest verified;
    private HandshakeOutcome handshake;
    private String trace = "";

    Visit(Endpoint endpoint, String sourceAddress, String url, Instant startedAt) {
        this.endpoint = endpoint;
        this.sourceAddress = sourceAddress;
        this.url = url;
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

    /** As the provider called it, as far as that can be known. */
    String url() {
        return url;
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

    /** A handshake that was proven and is not answered yet; null for an event. */
    HandshakeOutcome handshake() {
        return handshake;
    }

    void handshake(HandshakeOutcome outcome) {
        this.handshake = outcome;
    }

    /** The methods that the endpoint takes, as the header {@code Allow} lists them. */
    String methods() {
        return Stream.concat(Stream.of("POST"), endpoint.handshakes().methods().stream())
                .collect(Collectors.joining(", "));
    }

    /** What the log line says of the event: its ids, type and outcome. */
    String trace() {
        return trace;
    }

    void trace(String newTrace) {
        this.trace = newTrace;
    }
}
