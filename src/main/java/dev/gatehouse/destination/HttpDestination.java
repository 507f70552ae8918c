package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.handler.EventFacts.Header;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/** A receiver that is called over HTTP. */
final class HttpDestination implements Destination, AutoCloseable {

    private static final int KEPT_BYTES = 16 * 1024;
    private static final int UNAUTHORIZED = 401;

    private final DestinationDocument document;
    private final HttpCaller caller;
    private final Credentials credentials;
    private final Optional<WebhookSignature> signature;
    private final Clock clock;

    /** What its document says, with its secrets. The caller is closed with it. */
    HttpDestination(DestinationDocument document, HttpCaller caller, Clock clock) {
        this.document = document;
        this.caller = caller;
        this.clock = clock;
        this.credentials = Credentials.of(document.auth(), new OAuthTokens(document.auth(), caller, clock));
        this.signature = Optional.ofNullable(document.signing()).map(s -> new WebhookSignature(s.secrets()));
    }

    @Override
    public String name() {
        return document.name();
    }

    @Override
    public Outcome deliver(EventFacts event) throws InterruptedException {
        try {
            var auth = credentials.header();
            var heard = caller.post(
                    request(event, auth), body(event), Duration.ofMillis(document.timeoutMillis()), KEPT_BYTES);
            var outcome = HttpOutcomes.of(heard, clock.instant());
            return heard.status() == UNAUTHORIZED && credentials.renew() ? again(outcome) : outcome;
        } catch (IOException failure) {
            return HttpOutcomes.of(failure);
        }
    }

    /** A token may have been taken back before its time; the next attempt fetches another. */
    private static Outcome again(Outcome unauthorized) {
        var refused = (Outcome.Refused) unauthorized;
        return new Outcome.Failed("the receiver answered 401 to the access token", Optional.empty(), refused.reply());
    }

    private byte[] body(EventFacts event) {
        return CloudEvent.STRUCTURED.equals(document.format()) ? new CloudEvent(event).structured() : event.body();
    }

    private BasicHttpRequest request(EventFacts event, Optional<Header> auth) {
        var request = new BasicHttpRequest("POST", URI.create(document.url()));
        var ours = ours(event, auth);
        var dropped = new HashSet<>(RequestHeaders.lowerNames(ours));
        if (CloudEvent.STRUCTURED.equals(document.format())) {
            dropped.add("content-encoding");
        }
        RequestHeaders.handedOn(event.headers(), dropped)
                .forEach(header -> request.addHeader(header.name(), header.value()));
        ours.forEach(header -> request.addHeader(header.name(), header.value()));
        return request;
    }

    private List<Header> ours(EventFacts event, Optional<Header> auth) {
        var headers = new ArrayList<Header>();
        Optional.ofNullable(document.headers())
                .orElse(Map.of())
                .forEach((name, value) -> headers.add(new Header(name, value)));
        auth.ifPresent(headers::add);
        headers.addAll(format(event));
        var now = clock.instant();
        var id = event.id().toString();
        headers.add(new Header("webhook-id", id));
        headers.add(new Header("webhook-timestamp", Long.toString(now.getEpochSecond())));
        signature.ifPresent(key -> headers.add(new Header("webhook-signature", key.of(id, now, body(event)))));
        return headers;
    }

    private List<Header> format(EventFacts event) {
        var cloudEvent = new CloudEvent(event);
        return switch (document.format()) {
            case CloudEvent.BINARY ->
                cloudEvent.attributes().entrySet().stream()
                        .map(attribute ->
                                new Header("ce-" + attribute.getKey(), CloudEvent.inHeader(attribute.getValue())))
                        .toList();
            case CloudEvent.STRUCTURED -> List.of(new Header("Content-Type", CloudEvent.MEDIA_TYPE));
            default -> List.of();
        };
    }

    @Override
    public void close() {
        caller.close();
    }
}
