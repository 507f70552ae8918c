package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A subscription as it is shown.
 *
 * @param document what it is
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version which one it is; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionView(
        @JsonUnwrapped SubscriptionDocument document,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore EndpointVersion version) {

    /** Its id, as it stands in its URL. */
    @JsonProperty("id")
    public String id() {
        return Long.toString(version.id());
    }
}
