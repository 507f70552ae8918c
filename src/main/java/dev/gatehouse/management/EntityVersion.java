package dev.gatehouse.management;

import dev.gatehouse.endpoint.EndpointVersion;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/** Reads the entity tag that guards a change. */
final class EntityVersion {

    private EntityVersion() {}

    /** The version in an {@code If-Match}; empty for none and for {@code *}. */
    static Optional<EndpointVersion> of(String ifMatch) {
        try {
            return ifMatch == null || "*".equals(ifMatch)
                    ? Optional.empty()
                    : Optional.of(EndpointVersion.of(ifMatch.replace("\"", "").trim()));
        } catch (IllegalArgumentException noTag) {
            throw new InvalidDocument(List.of(new FieldError("If-Match", "must be the ETag that a GET of it gave")));
        }
    }
}
