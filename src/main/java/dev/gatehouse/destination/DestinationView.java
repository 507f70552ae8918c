package dev.gatehouse.destination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gatehouse.endpoint.EndpointVersion;
import java.time.Instant;
import java.util.List;

/**
 * A destination as it is shown: never with its secrets.
 *
 * @param document what it is
 * @param secrets which secrets it has, by field, and their fingerprints
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version which one it is; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DestinationView(
        @JsonUnwrapped DestinationDocument document,
        List<DestinationSecrets.View> secrets,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore EndpointVersion version) {}
