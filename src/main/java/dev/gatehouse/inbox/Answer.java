package dev.gatehouse.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import java.nio.charset.StandardCharsets;

/**
 * What the sender is told: kept with the idempotency record, so that a repeated request gets the same bytes.
 *
 * @param status HTTP status code
 * @param contentType media type of the body; null when there is no body
 * @param body the bytes; empty when there is nothing to say
 */
@JsonIgnoreType
public record Answer(int status, String contentType, byte[] body) {

    /** An answer in JSON. */
    public static Answer json(int status, String json) {
        return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
