package dev.gatehouse.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What an operator wants delivered once more.
 *
 * @param query which events
 * @param subscription database id of the only subscription to deliver to; null for every one that takes an event now
 * @param ratePerSecond the most events in a second; null for {@link ReplayRules#DEFAULT_RATE}
 * @param dryRun whether to count only; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayRequest(Query query, Long subscription, Double ratePerSecond, Boolean dryRun) {

    /**
     * Which events; each field that is given narrows the choice.
     *
     * @param endpoint slug of their endpoint
     * @param types patterns of their types, in which {@code *} stands for any run of characters
     * @param status what became of them
     * @param since received at this time or later
     * @param until received before this time; null for now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Query(String endpoint, List<String> types, String status, Instant since, Instant until) {}
}
