package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;

/**
 * Which deliveries are to be tried again.
 *
 * @param query which ones; an empty object for all that are dead
 * @param dryRun whether they are only counted
 * @param limit at most so many, the oldest; null for 1,000
 */
record BulkRetry(Query query, boolean dryRun, Integer limit) {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;

    /** The same words as in a list of deliveries; {@code status} is dead unless it says waiting. */
    record Query(
            String status,
            String destination,
            String endpoint,
            String subscription,
            String since,
            String until,
            String reason) {}

    /**
     * What was done.
     *
     * @param matched how many fit, counted up to the limit
     * @param retried how many will be tried again soon; none in a dry run
     * @param more whether there are more than the limit
     */
    record Result(int matched, int retried, @JsonProperty boolean more) {}

    DeliveryConditions conditions() {
        if (query == null) {
            throw new InvalidDocument(
                    List.of(new FieldError("query", "is missing; send an empty object for all that are dead")));
        }
        return new DeliveryConditions(
                query.status() == null
                        ? "dead"
                        : Parameters.word("query.status", query.status(), List.of("dead", "waiting")),
                Parameters.text("query.destination", query.destination()),
                Parameters.text("query.endpoint", query.endpoint()),
                Parameters.optionalRowId("query.subscription", query.subscription()),
                Parameters.time("query.since", query.since()),
                Parameters.time("query.until", query.until()),
                Parameters.text("query.reason", query.reason()));
    }

    int most() {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new InvalidDocument(List.of(new FieldError("limit", "must be from 1 to " + MOST)));
        }
        return limit == null ? USUAL : limit;
    }
}
