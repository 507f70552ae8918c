package dev.gatehouse.bench.floor;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says that the application is deployed. */
@Path("/ready")
public class FloorReady {

    /** Always. */
    @GET
    public String ready() {
        return "ready";
    }
}
