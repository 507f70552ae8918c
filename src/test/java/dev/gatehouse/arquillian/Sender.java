package dev.gatehouse.arquillian;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.endpoint.EndpointDocument;
import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.inbox.Answer;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerifiedRequest;
import dev.gatehouse.signature.Verifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes endpoints and arrivals for them, past the door. */
@ApplicationScoped
class Sender {

    @Inject
    private Endpoints endpoints;

    @Inject
    private EndpointDirectory directory;

    @Inject
    private Clock clock;

    /** The database id of the endpoint of this slug, made when there is none. */
    long endpoint(String slug) {
        if (endpoints.find(slug).isEmpty()) {
            endpoints.create(new EndpointDocument(
                    slug, null, null, "none", true, null, null, null, null, null, null, null, null, null, null));
        }
        return directory.bySlug(slug).orElseThrow().id();
    }

    /** Has this node know what was changed past its management. */
    void catchUp() {
        endpoints.catchUp();
    }

    Arrival arrival(long endpoint, String type, String key) {
        return arrival(endpoint, type, key, "{}");
    }

    Arrival arrival(long endpoint, String type, String key, String body) {
        return new Arrival(
                UuidCreator.getTimeOrderedEpochPlus1(),
                clock.instant(),
                verified(body),
                new Arrival.Identity(key, type, key),
                new Arrival.Terms(
                        endpoint,
                        Duration.ofHours(24),
                        true,
                        Optional.of(Answer.json(200, "{\"key\":\"" + key + "\"}")),
                        Set.of()));
    }

    private VerifiedRequest verified(String body) {
        try {
            var headers = Headers.of(Map.of("Content-Type", List.of("application/json")));
            var request = new InboundRequest("POST", "/", headers, body.getBytes(StandardCharsets.UTF_8));
            return Verifier.acceptingUnsigned().verify(request, clock.instant());
        } catch (VerificationFailure impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
