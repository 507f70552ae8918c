package dev.gatehouse.ingress;

import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.problem.LogText;
import dev.gatehouse.rejection.Pen;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Refuses, and sees to it that the refusal leaves a record. */
@ApplicationScoped
class Refusals {

    @Inject
    private Pen pen;

    @Inject
    private Clock clock;

    /** Before the body was read. */
    void atTheGate(ContainerRequestContext request, Visit visit, Refusal refusal) {
        var unread =
                new InboundRequest(request.getMethod(), visit.url(), Headers.of(request.getHeaders()), new byte[0]);
        note(visit, refusal, refusal.reason(), unread);
        var answer = refusal.response();
        if (refusal == Refusal.METHOD_NOT_ALLOWED) {
            answer.getHeaders().putSingle("Allow", visit.methods());
        }
        request.abortWith(answer);
    }

    /** With the body; {@code detail} is for the operator. */
    void note(Visit visit, Refusal refusal, String detail, InboundRequest request) {
        visit.trace("outcome=" + refusal.reason() + " detail=" + LogText.quoted(detail));
        pen.note(rejection(visit, refusal, detail, request));
    }

    /** Completes when the record is committed. */
    CompletionStage<Void> keep(Visit visit, Refusal refusal, String detail) {
        return pen.keep(rejection(visit, refusal, detail, visit.verified().request()));
    }

    private Rejection rejection(Visit visit, Refusal refusal, String detail, InboundRequest request) {
        return new Rejection(
                visit.endpoint().id(),
                clock.instant(),
                new Rejection.Cause(refusal.reason(), detail),
                new Rejection.Snapshot(
                        request.method(),
                        visit.endpoint().withoutSecrets(request.url()),
                        visit.sourceAddress(),
                        HeaderText.write(
                                request.headers().without(visit.endpoint().confidentialHeaders())),
                        request.body()));
    }
}
