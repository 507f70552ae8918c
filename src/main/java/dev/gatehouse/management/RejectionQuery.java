package dev.gatehouse.management;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What a list of refused requests is asked for; everything may be left out. */
public class RejectionQuery {

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("reason")
    String reason;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
