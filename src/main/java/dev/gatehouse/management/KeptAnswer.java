package dev.gatehouse.management;

import jakarta.persistence.Tuple;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * The answer to a write, as it was first given. No answer of a write holds a secret, so none is kept.
 *
 * @param location where the new thing is; null for none
 * @param etag value of the entity tag; null for none
 * @param body JSON; no bytes for none
 */
record KeptAnswer(int status, String location, String etag, byte[] body) {

    private static final String REPLAYED = "Idempotent-Replayed";

    static KeptAnswer of(Response response) {
        return new KeptAnswer(
                response.getStatus(),
                Optional.ofNullable(response.getLocation()).map(URI::toString).orElse(null),
                Optional.ofNullable(response.getEntityTag())
                        .map(EntityTag::getValue)
                        .orElse(null),
                response.hasEntity() ? JsonSupport.write(response.getEntity()) : new byte[0]);
    }

    static KeptAnswer of(Tuple row) {
        return new KeptAnswer(
                row.get("status", Number.class).intValue(),
                row.get("location", String.class),
                row.get("etag", String.class),
                row.get("body", byte[].class));
    }

    /** To the first caller. */
    Response first() {
        return builder().build();
    }

    /** To whoever sends the same again. */
    Response again() {
        return builder().header(REPLAYED, "true").build();
    }

    private Response.ResponseBuilder builder() {
        var response = Response.status(status)
                .location(location == null ? null : URI.create(location))
                .tag(etag == null ? null : new EntityTag(etag));
        return body.length == 0 ? response : response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }
}
