package dev.gatehouse.management;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.Query;

/**
 * Which deliveries are meant; what is null makes no difference. Only conditions that were asked for reach the database, so
 * that it can tell which index serves them.
 *
 * @param reason a part of the last attempt's error, or of the delivery's own reason; case makes no difference
 */
record DeliveryConditions(
        String status,
        String destination,
        String endpoint,
        Long subscription,
        Instant since,
        Instant until,
        String reason) {

    /** The few that are held or dead are found by this column. */
    private static final List<String> PARKED = List.of("held", "dead");

    /** The conditions in SQL, over the aliases d, p, t and a. */
    String sql() {
        var conditions = new StringBuilder("where true");
        parameters().keySet().forEach(name -> conditions.append(" and ").append(condition(name)));
        return conditions.append(' ').toString();
    }

    <T> Query<T> bind(Query<T> query) {
        parameters().forEach(query::setParameter);
        return query;
    }

    private Map<String, Object> parameters() {
        var given = new LinkedHashMap<String, Object>();
        given.put("status", status);
        given.put("destination", destination);
        given.put("endpoint", endpoint);
        given.put("subscription", subscription);
        given.put("since", since);
        given.put("until", until);
        given.put("reason", reason);
        given.values().removeIf(value -> value == null);
        return given;
    }

    private String condition(String name) {
        return switch (name) {
            case "status" -> PARKED.contains(status) ? "d.parked = :status" : "d.status = :status";
            case "destination" -> "t.name = :destination";
            case "endpoint" -> "p.slug = :endpoint";
            case "subscription" -> "d.subscription_id = :subscription";
            case "since" -> "d.created_at >= :since";
            case "until" -> "d.created_at < :until";
            default -> "position(lower(:reason) in lower(concat(a.error, ' ', d.reason))) > 0";
        };
    }
}
