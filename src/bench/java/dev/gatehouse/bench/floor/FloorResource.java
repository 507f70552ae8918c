package dev.gatehouse.bench.floor;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers every webhook the same and does nothing with it. */
@Path("/webhooks/{endpoint}")
public class FloorResource {

    /** Answers at once. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public String receive(byte[] body) {
        return "{\"status\":\"received\"}";
    }
}
