package dev.gatehouse.management;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of the list of subscriptions is asked for; everything may be left out. */
public class SubscriptionQuery {

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("destination")
    String destination;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
