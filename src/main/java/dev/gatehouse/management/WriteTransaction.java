package dev.gatehouse.management;

import dev.gatehouse.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.concurrent.Callable;

/**
 * Carries out a write under its key. The write and its answer are committed together, so after a crash there are both or
 * neither. A write that fails leaves nothing behind, and its key is free for another attempt.
 */
@ApplicationScoped
class WriteTransaction {

    @Inject
    private KeptAnswers answers;

    @Transactional(rollbackOn = Exception.class)
    Response perform(WriteKey key, Callable<Response> write) throws Exception {
        if (!answers.lock(key)) {
            return Problem.of(409, "in_progress", "a request with this Idempotency-Key is being worked on")
                    .response()
                    .header("Retry-After", 1)
                    .build();
        }
        var known = answers.find(key);
        return known.isPresent() ? repeated(key, known.get()) : first(key, write.call());
    }

    private static Response repeated(WriteKey key, KeptAnswers.Found known) {
        return MessageDigest.isEqual(known.request(), key.request())
                ? known.answer().again()
                : Problem.of(
                                422,
                                "idempotency_key_reused",
                                "this Idempotency-Key was used with another method, path or body; take a new one")
                        .response()
                        .build();
    }

    /** A refusal is not kept: nothing was written. */
    private Response first(WriteKey key, Response response) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            return response;
        }
        var answer = KeptAnswer.of(response);
        answers.keep(key, answer);
        return answer.first();
    }
}
