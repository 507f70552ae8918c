package dev.gatehouse.endpoint;

import dev.gatehouse.diagnosis.Diagnosis;
import dev.gatehouse.diagnosis.Finding;
import dev.gatehouse.diagnosis.Subject;
import dev.gatehouse.keys.PublishedKeys;
import dev.gatehouse.signature.InboundRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says why an endpoint refuses a request. */
@ApplicationScoped
public class EndpointDiagnosis {

    @Inject
    private VerificationReading reading;

    @Inject
    private PublishedKeys keys;

    /**
     * What is wrong with a request; empty when there is no such endpoint.
     *
     * @param request as it came, with the URL it was sent to
     * @param receivedAt when it came
     */
    public Optional<List<Finding>> of(String slug, InboundRequest request, Instant receivedAt) {
        return reading.read(slug).map(one -> of(one, request, receivedAt));
    }

    private List<Finding> of(Verification one, InboundRequest request, Instant receivedAt) {
        if (one.scheme() == null) {
            return List.of(Diagnosis.NOTHING_TO_VERIFY);
        }
        var called = new InboundRequest(
                request.method(),
                one.document().urlAsCalled(URI.create(request.url())),
                request.headers(),
                request.body());
        return Diagnosis.of(new Subject(one.scheme(), one.secrets(), keys, called, receivedAt), one.others());
    }
}
