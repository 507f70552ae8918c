package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * An endpoint as it is shown: never with its secrets.
 *
 * @param document what it is
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version which one it is; the entity tag
 * @param warnings what its owner should know, above all that nothing is verified
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EndpointView(
        @JsonUnwrapped EndpointDocument document,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore EndpointVersion version,
        List<String> warnings) {}
