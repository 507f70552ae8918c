package dev.gatehouse.replay;

import dev.gatehouse.delivery.ReplayLane;
import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.replay.ReplayWriting.NewReplay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What operators do with replays. A job is worked on by whichever node gets to it first. */
@ApplicationScoped
public class Replays {

    @Inject
    private ReplayWriting writing;

    @Inject
    private ReplayReading reading;

    @Inject
    private ReplayLane lane;

    @Inject
    private Endpoints endpoints;

    /**
     * Submits a job.
     *
     * @param key an idempotency key: whoever submits the same under it again gets the same job, however much later
     * @throws InvalidDocument when it can't be one
     * @throws KeyReused when the key was used to ask for something else
     */
    public ReplayView submit(ReplayRequest request, Optional<String> key) {
        ReplayRules.check(request);
        var slug = request.query().endpoint();
        var endpoint = Optional.ofNullable(slug)
                .map(given -> reading.endpoint(given)
                        .orElseThrow(() -> invalid("query.endpoint", "there is no endpoint " + given)));
        var narrowed = Optional.ofNullable(request.subscription())
                .map(subscription -> endpointOf(subscription, endpoint))
                .or(() -> endpoint);
        return submit(null, narrowed.orElse(null), request, key);
    }

    /**
     * Submits a job for one event; empty when there is no such event.
     *
     * @param subscription database id of the only subscription to deliver to; null for every one that takes the event
     * @throws InvalidDocument when the event can't be delivered to the subscription
     * @throws KeyReused when the key was used to ask for something else
     */
    public Optional<ReplayView> submit(UUID event, Long subscription, Optional<String> key) {
        return reading.endpointOf(event).map(endpoint -> {
            if (subscription != null) {
                endpointOf(subscription, Optional.of(endpoint));
            }
            var everything = new ReplayRequest.Query(null, null, null, null, null);
            return submit(event, endpoint, new ReplayRequest(everything, subscription, null, null), key);
        });
    }

    /** The job of this id. */
    public Optional<ReplayView> find(UUID id) {
        return reading.find(id);
    }

    /**
     * The newest first.
     *
     * @param before only those older than the job of this id; null for the newest
     * @param limit at most so many
     */
    public List<ReplayView> list(UUID before, int limit) {
        return reading.list(before, limit);
    }

    /** Hands nothing out any more; what was handed out is finished. False when the job does not run. */
    public boolean pause(UUID id) {
        return writing.pause(id);
    }

    /** Goes on where it was paused. False when it is not paused. */
    public boolean resume(UUID id) {
        return writing.resume(id);
    }

    /** Ends the job and cancels what nobody has begun. False when it has ended. */
    public boolean cancel(UUID id) {
        return writing.cancel(id);
    }

    private ReplayView submit(UUID event, Long endpoint, ReplayRequest request, Optional<String> key) {
        var submission = ReplaySubmission.of(key, event, request);
        var id = writing.submit(new NewReplay(event, endpoint, request, submission));
        return find(id).orElseThrow();
    }

    /** The endpoint of a subscription that events of the wanted endpoint can be delivered to. */
    private long endpointOf(long subscription, Optional<Long> wanted) {
        long endpoint = reading.endpointOfSubscription(subscription)
                .orElseThrow(() -> invalid("subscription", "there is no subscription " + subscription));
        if (wanted.isPresent() && wanted.get() != endpoint) {
            throw invalid("subscription", "belongs to another endpoint");
        }
        endpoints.catchUp();
        if (!lane.leadsTo(endpoint, subscription)) {
            throw invalid("subscription", "is not active; activate it, or name another");
        }
        return endpoint;
    }

    private static InvalidDocument invalid(String field, String message) {
        return new InvalidDocument(List.of(new FieldError(field, message)));
    }

    /** The key of a submission was used to ask for something else. */
    public static final class KeyReused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyReused() {
            super("this Idempotency-Key was used to submit another replay; take a new one");
        }
    }
}
