package dev.gatehouse.ingress;

import dev.gatehouse.inbox.Answer;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where senders wait for the handlers' result, until their endpoint's deadline sends them away with 202. */
@ApplicationScoped
class ResultDesk {

    @Inject
    private Results results;

    @Inject
    private Clock clock;

    /** Sets the answer going for when the result is there; to be called before the arrival is handed in. */
    void expect(Arrival arrival, AsyncResponse response) {
        var id = arrival.id();
        results.await(id).thenAccept(result -> response.resume(Answers.first(result)));
        response.register((CompletionCallback) failure -> results.giveUp(id));
    }

    /** The event is stored: only from now on may its sender be told 202. The deadline counts from the request's start. */
    void startDeadline(Arrival arrival, Visit visit, AsyncResponse response) {
        var spent = Duration.between(visit.startedAt(), clock.instant());
        long left = visit.endpoint().response().timeout().minus(spent).toMillis();
        response.setTimeoutHandler(late -> late.resume(Answers.first(stillWorking(visit, arrival))));
        response.setTimeout(Math.max(1, left), TimeUnit.MILLISECONDS);
    }

    private static Answer stillWorking(Visit visit, Arrival arrival) {
        return visit.endpoint()
                .response()
                .accepted(arrival.id(), arrival.identity().eventId());
    }
}
