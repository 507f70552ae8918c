package dev.gatehouse.ingress;

import dev.gatehouse.inbox.Answer;
import dev.gatehouse.inbox.Arrival;
import dev.gatehouse.inbox.Results;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import java.util.concurrent.TimeUnit;

/** Where senders wait for the handlers' result, until their endpoint's deadline sends them away with 202. */
@ApplicationScoped
class ResultDesk {

    @Inject
    private Results results;

    /** Sets the answer going for when the result is there; to be called before the arrival is handed in. */
    void expect(Arrival arrival, Visit visit, AsyncResponse response) {
        var id = arrival.id();
        results.await(id).thenAccept(result -> response.resume(Answers.first(result)));
        response.register((CompletionCallback) failure -> results.giveUp(id));
        response.setTimeout(visit.endpoint().response().timeout().toMillis(), TimeUnit.MILLISECONDS);
        response.setTimeoutHandler(late -> late.resume(Answers.first(stillWorking(visit, arrival))));
    }

    private static Answer stillWorking(Visit visit, Arrival arrival) {
        return visit.endpoint()
                .response()
                .accepted(arrival.id(), arrival.identity().eventId());
    }
}
