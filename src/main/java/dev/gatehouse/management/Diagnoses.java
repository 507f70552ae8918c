package dev.gatehouse.management;

import dev.gatehouse.diagnosis.Diagnosis;
import dev.gatehouse.diagnosis.Report;
import dev.gatehouse.diagnosis.Specimen;
import dev.gatehouse.endpoint.EndpointEvidence;
import dev.gatehouse.signature.InboundRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;

/** Examines requests for an endpoint. Outside of every transaction: published keys may have to be fetched. */
@ApplicationScoped
class Diagnoses {

    @Inject
    private EndpointEvidence evidence;

    /** What there is to say of a request; empty when there is no endpoint of this slug. */
    @Transactional(TxType.NOT_SUPPORTED)
    Optional<Report> examine(String slug, InboundRequest request, Instant at) {
        return evidence.of(slug)
                .map(endpoint -> endpoint.subject()
                        .map(subject -> Diagnosis.of(subject, specimen(endpoint, request, at)))
                        .orElseGet(() -> Report.unsigned(at)));
    }

    private static Specimen specimen(EndpointEvidence.Evidence endpoint, InboundRequest request, Instant at) {
        var asSeen = new InboundRequest(
                request.method(), endpoint.urlAsCalled(request.url()), request.headers(), request.body());
        return new Specimen(asSeen, request.url(), at);
    }
}
