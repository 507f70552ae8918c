package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;

/**
 * Which refused requests are to be let in.
 *
 * @param query which ones; an empty object for all
 * @param dryRun whether it is only to be found out what would become of them
 * @param limit at most so many, the oldest; null for 100
 * @param cursor {@code next} of the call before, to go on behind it; null to begin
 */
record BulkRelease(RejectionReading.Conditions query, boolean dryRun, Integer limit, String cursor) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /**
     * What became of them; in a dry run, what would.
     *
     * @param released how many became events and left the pen
     * @param duplicates how many were events already, and left the pen
     * @param stillRefused how many are still refused, and stay
     * @param impossible how many can't be looked at again, because not all of them was kept, and stay
     * @param next the cursor to go on with; null when none is left
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Result(int released, int duplicates, int stillRefused, int impossible, String next) {}

    RejectionReading.Conditions conditions() {
        if (query == null) {
            throw new InvalidDocument(List.of(new FieldError("query", "is missing; send an empty object for all")));
        }
        return query;
    }

    int most() {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new InvalidDocument(List.of(new FieldError("limit", "must be from 1 to " + MOST)));
        }
        return limit == null ? USUAL : limit;
    }
}
