package dev.gatehouse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The same inserts by {@code pgbench}, where that is installed: less work for the client than over JDBC. */
record PgBench(Cluster cluster, String database) {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String SCRIPT = """
            insert into single_row (id, endpoint_id, key, event_id, type, headers, content_type, body)
            select g.id, 1, g.id::text, g.id::text, 'order.placed', repeat('h', 250), 'application/json',
                   decode(repeat('61', 900), 'hex')
            from (select gen_random_uuid() as id) g;
            """;

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    /** Transactions a second; empty when it is not installed. */
    OptionalDouble measure(int clients, Duration time) throws IOException, InterruptedException {
        if (!isInstalled()) {
            return OptionalDouble.empty();
        }
        var script = Files.writeString(Path.of("target", "bench", "insert.sql"), SCRIPT);
        var builder = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "" + clients,
                        "-j",
                        "1",
                        "-T",
                        "" + time.toSeconds(),
                        "-f",
                        script.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + cluster.port(),
                        "-U",
                        cluster.user(),
                        database)
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", cluster.password());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench: " + said);
        }
        return OptionalDouble.of(Double.parseDouble(tps.group(1)));
    }
}
