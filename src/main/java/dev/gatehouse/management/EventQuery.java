package dev.gatehouse.management;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What a list of events is asked for; everything may be left out. */
public class EventQuery {

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("type")
    String type;

    @QueryParam("status")
    String status;

    @QueryParam("eventId")
    String eventId;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    @QueryParam("q")
    String text;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
