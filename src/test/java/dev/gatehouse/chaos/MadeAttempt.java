package dev.gatehouse.chaos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * An attempt as the product has written it down.
 *
 * @param delivery the status of its delivery
 * @param status the receiver's, 0 when none was heard
 */
record MadeAttempt(String delivery, String outcome, int status, String error, Instant startedAt) {

    private static final String OF_A_SUBSCRIPTION = """
            select d.event_id::text, d.status, a.outcome, coalesce(a.status, 0), coalesce(a.error, ''), a.started_at
            from delivery d join attempt a on a.delivery_id = d.id
            where d.subscription_id = ? order by d.event_id, a.number
            """;

    /** Those of each event, in their order. */
    static Map<String, List<MadeAttempt>> of(long subscription, DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OF_A_SUBSCRIPTION)) {
            statement.setLong(1, subscription);
            try (var rows = statement.executeQuery()) {
                var attempts = new LinkedHashMap<String, List<MadeAttempt>>();
                while (rows.next()) {
                    attempts.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                            .add(attempt(rows));
                }
                return attempts;
            }
        }
    }

    private static MadeAttempt attempt(ResultSet row) throws SQLException {
        return new MadeAttempt(
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /** Whether this is a true account of such a treatment. */
    boolean tells(String mood) {
        return switch (mood) {
            case "200", "trickled-body" -> "delivered".equals(outcome) && status == 200;
            case "301" -> "failed".equals(outcome) && status == 301 && error.contains("redirects are not followed");
            case "reset" -> "failed".equals(outcome) && status == 0 && error.contains("connection");
            case "hang", "trickle" -> "failed".equals(outcome) && status == 0 && error.contains("no answer within");
            default -> "failed".equals(outcome) && status == Integer.parseInt(mood);
        };
    }
}
