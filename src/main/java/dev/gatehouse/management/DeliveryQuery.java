package dev.gatehouse.management;

import dev.gatehouse.delivery.DeliveryStatus;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;

/** What a list of deliveries is asked for; everything may be left out. */
public class DeliveryQuery {

    private static final List<String> STATUSES =
            Stream.of(DeliveryStatus.values()).map(DeliveryStatus::text).toList();

    @QueryParam("endpoint")
    String endpoint;

    @QueryParam("status")
    String status;

    @QueryParam("destination")
    String destination;

    @QueryParam("subscription")
    String subscription;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    @QueryParam("reason")
    String reason;

    @QueryParam("limit")
    @DefaultValue("50")
    String limit;

    @QueryParam("cursor")
    String cursor;

    /** Without the page. */
    DeliveryConditions conditions() {
        return new DeliveryConditions(
                Parameters.word("status", status, STATUSES),
                Parameters.text("destination", destination),
                Parameters.text("endpoint", endpoint),
                Parameters.optionalRowId("subscription", subscription),
                Parameters.time("since", since),
                Parameters.time("until", until),
                Parameters.text("reason", reason));
    }
}
