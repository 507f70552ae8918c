package dev.gatehouse.replay;

import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a request for a replay has to hold. */
final class ReplayRules {

    /** Events in a second when the request does not say. */
    static final double DEFAULT_RATE = 100;

    private static final double LOWEST_RATE = 0.01;
    private static final double HIGHEST_RATE = 10_000;
    private static final int MOST_TYPES = 100;
    private static final List<String> STATUSES = List.of("pending", "processed", "ignored", "failed", "dead", "held");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<FieldError> errors = new ArrayList<>();

    private ReplayRules() {}

    /**
     * Refuses what can't be one.
     *
     * @throws InvalidDocument with everything that is wrong
     */
    static void check(ReplayRequest request) {
        var rules = new ReplayRules();
        if (request == null || request.query() == null) {
            rules.require(false, "query", "is missing; say which events, as in {\"query\": {\"status\": \"dead\"}}");
        } else {
            rules.checkQuery(request.query());
            var rate = request.ratePerSecond();
            rules.require(
                    rate == null || (rate >= LOWEST_RATE && rate <= HIGHEST_RATE),
                    "ratePerSecond",
                    "must be from 0.01 to 10000 events a second");
        }
        if (!rules.errors.isEmpty()) {
            throw new InvalidDocument(rules.errors);
        }
    }

    private void checkQuery(ReplayRequest.Query query) {
        require(
                Stream.of(query.endpoint(), query.types(), query.status(), query.since(), query.until())
                        .anyMatch(Objects::nonNull),
                "query",
                "chooses nothing; give it endpoint, types, status, since or until"
                        + " (since 1970-01-01T00:00:00Z for all there is)");
        require(
                query.status() == null || STATUSES.contains(query.status()),
                "query.status",
                "must be one of " + String.join(", ", STATUSES));
        checkTypes(query.types());
        checkTime("query.since", query.since());
        checkTime("query.until", query.until());
        require(
                query.since() == null || query.until() == null || query.since().isBefore(query.until()),
                "query.until",
                "must be later than since");
    }

    private void checkTypes(List<String> types) {
        require(
                types == null || (!types.isEmpty() && types.size() <= MOST_TYPES),
                "query.types",
                "must hold 1 to " + MOST_TYPES + " patterns; leave it out for every type");
        require(
                types == null || types.stream().allMatch(ReplayRules::isPattern),
                "query.types",
                "must hold texts such as payment.*");
    }

    private static boolean isPattern(String type) {
        return type != null && !type.isBlank() && type.indexOf('\0') < 0;
    }

    private void checkTime(String field, Instant time) {
        require(
                time == null || (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)),
                field,
                "must be a time between 1970 and 9999");
    }

    private void require(boolean holds, String field, String rule) {
        if (!holds) {
            errors.add(new FieldError(field, field + " " + rule));
        }
    }
}
