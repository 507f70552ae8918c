package dev.gatehouse.management;

import dev.gatehouse.ingress.Refusal;
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

    /** Without the page. */
    RejectionConditions conditions() {
        return new RejectionConditions(
                Parameters.text("endpoint", endpoint),
                Parameters.word("reason", reason, Refusal.onRecord()),
                Parameters.time("since", since),
                Parameters.time("until", until));
    }
}
