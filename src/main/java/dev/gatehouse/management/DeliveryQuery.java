package dev.gatehouse.management;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What a list of deliveries is asked for; everything may be left out. */
public class DeliveryQuery {

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("status")
    String status;

    @QueryParam("destination")
    String destination;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
