package dev.gatehouse.endpoint;

import dev.gatehouse.routing.Route;
import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.Verifier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An endpoint, ready to take webhooks: everything that can be worked out beforehand is. Immutable; a change of
 * configuration makes a new one.
 */
public final class Endpoint {

    private final long id;
    private final EndpointDocument document;
    private final Rules rules;
    private final List<Route> routes;
    private final Set<String> confidentialHeaders;

    Endpoint(long id, EndpointDocument document, Rules rules, List<Route> routes) {
        this.id = id;
        this.document = document;
        this.rules = rules;
        this.routes = List.copyOf(routes);
        this.confidentialHeaders = Stream.concat(
                        rules.verifier().confidentialHeaders().stream(),
                        rules.handshakes().confidentialHeaders().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who and what is let in before a body is read. */
    record Gate(AllowedSources sources, ContentTypes contentTypes) {}

    /** What a document says, compiled. */
    record Rules(Verifier verifier, Gate gate, Labels labels, ResponseRules response, Handshakes handshakes) {}

    /** Its database id. */
    public long id() {
        return id;
    }

    /** The last part of its URL. */
    public String slug() {
        return document.slug();
    }

    /** Whether it takes webhooks. */
    public EndpointState state() {
        return document.state();
    }

    /** Checks signatures with the secrets that are valid now. */
    public Verifier verifier() {
        return rules.verifier();
    }

    /** How its provider makes sure of it. */
    public Handshakes handshakes() {
        return rules.handshakes();
    }

    /** Names of headers that hold a secret itself, in lower case: never to be stored or shown. */
    public Set<String> confidentialHeaders() {
        return confidentialHeaders;
    }

    /** A URL as it may be stored and shown: without what the scheme or a handshake has of secrets in it. */
    public String withoutSecrets(String url) {
        return rules.verifier().withoutSecrets(rules.handshakes().withoutTokens(url));
    }

    /** Whether it may be called from this address. */
    public boolean allowsSource(String address) {
        return rules.gate().sources().contain(address);
    }

    /** Whether it takes bodies of this content type; null when the request names none. */
    public boolean acceptsContentType(String contentType) {
        return rules.gate().contentTypes().accept(contentType);
    }

    /** Where its events' id, type and key are found. */
    public Labels labels() {
        return rules.labels();
    }

    /** What its senders are told. */
    public ResponseRules response() {
        return rules.response();
    }

    /** The largest body it takes, in bytes. */
    public int maxBodyBytes() {
        return document.limits().maxBodyBytes();
    }

    /** The most requests it takes in a second; empty for any number. */
    public OptionalInt requestsPerSecond() {
        var limit = document.limits().requestsPerSecond();
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /** How long a key is remembered. */
    public Duration idempotencyWindow() {
        return Duration.ofHours(document.idempotency().windowHours());
    }

    /** Whether the same key with another body is refused. */
    public boolean rejectsConflicts() {
        return "reject".equals(document.idempotency().onConflict());
    }

    /** Where its events go. */
    public List<Route> routes() {
        return routes;
    }

    /** The URL as the provider called it: the public one where it is known, with the query of the request. */
    public String urlAsCalled(URI request) {
        return urlAsCalled(request.toString());
    }

    /** The same of a URL that was kept, in which something may be struck out. */
    public String urlAsCalled(String url) {
        return PublicUrl.asCalled(document.publicUrl(), url);
    }
}
