package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.ingress.Readmitted;
import dev.gatehouse.ingress.Refusal;
import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;
import java.util.UUID;

/**
 * Which refused requests are to be let in.
 *
 * @param query which ones; an empty object for all
 * @param dryRun whether they are only verified again
 * @param limit at most so many at a time, the oldest; null for 100
 * @param cursor where to go on: {@code next} of the answer before; null for the beginning
 */
record BulkRelease(Query query, boolean dryRun, Integer limit, String cursor) {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    /** The same words as in a list of rejections. */
    record Query(String endpoint, String reason, String since, String until) {}

    /**
     * What was done with one slice.
     *
     * @param released how many became events; in a dry run how many would be let in
     * @param duplicates how many were events before; none in a dry run, which does not look for them
     * @param stillRefused how many are refused as before and stay
     * @param impossible how many can't be looked at again, because something of them was not kept, and stay
     * @param next where to go on; null when all were looked at
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(int released, int duplicates, int stillRefused, int impossible, String next) {

        static final Result NONE = new Result(0, 0, 0, 0, null);

        Result and(Readmitted one) {
            boolean event = one instanceof Readmitted.Event;
            boolean again = one instanceof Readmitted.Event known && known.duplicate();
            return new Result(
                    released + (event && !again ? 1 : 0),
                    duplicates + (again ? 1 : 0),
                    stillRefused + (one instanceof Readmitted.Refused ? 1 : 0),
                    impossible + (one instanceof Readmitted.Impossible ? 1 : 0),
                    next);
        }

        Result goingOnAt(String cursor) {
            return new Result(released, duplicates, stillRefused, impossible, cursor);
        }
    }

    /**
     * The slice that is meant.
     *
     * @throws InvalidDocument naming the field that is wrong
     */
    RejectionConditions conditions() {
        if (query == null) {
            throw new InvalidDocument(List.of(new FieldError("query", "is missing; send an empty object for all")));
        }
        return new RejectionConditions(
                Parameters.text("query.endpoint", query.endpoint()),
                Parameters.word("query.reason", query.reason(), Refusal.onRecord()),
                Parameters.time("query.since", query.since()),
                Parameters.time("query.until", query.until()));
    }

    UUID after() {
        return Parameters.cursor(cursor);
    }

    int most() {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new InvalidDocument(List.of(new FieldError("limit", "must be from 1 to " + MOST)));
        }
        return limit == null ? USUAL : limit;
    }
}
