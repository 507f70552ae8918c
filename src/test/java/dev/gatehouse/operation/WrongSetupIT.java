package dev.gatehouse.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.run.EmbeddedDatabase;
import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that can't work does not start, and its log says in one line which setting is to be mended. */
class WrongSetupIT {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String TOKEN = "wrong setup";

    private static EmbeddedDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GATEHOUSE_MASTER_KEY, '', there is no master key; set GATEHOUSE_MASTER_KEY",
        "GATEHOUSE_DB_PASSWORD, wrong, GATEHOUSE_DB_USER or GATEHOUSE_DB_PASSWORD is not what PostgreSQL knows",
        "GATEHOUSE_DB_PORT, 1, no PostgreSQL answers at GATEHOUSE_DB_HOST and GATEHOUSE_DB_PORT",
        "GATEHOUSE_DB_PORT, abc, GATEHOUSE_DB_PORT must be a number",
        "GATEHOUSE_WORKERS, abc, GATEHOUSE_WORKERS must be a number",
        "GATEHOUSE_PROVIDERS_DIRECTORY, nowhere, GATEHOUSE_PROVIDERS_DIRECTORY: nowhere is not a folder that can be read"
    })
    void aWrongSettingKeepsTheNodeFromStartingAndIsNamedInOneLine(String setting, String value, String message)
            throws Exception {
        try (var node = node(Map.of(setting, value))) {
            assertRefused(node, message);
        }
    }

    @Test
    void aMasterKeyThatOpensNoSecretKeepsTheNodeFromStartingAndADatabaseThatMayLoseCommitsIsWarnedOf()
            throws Exception {
        asSuperuser("alter role gatehouse set synchronous_commit = off");
        try (var node = node(Map.of())) {
            node.start().awaitReady(START);
            assertThat(lines(node, "event=database_not_durable"))
                    .singleElement()
                    .asString()
                    .contains("WARNING", "synchronous_commit");
            make(node, "{\"slug\":\"signed\",\"provider\":\"hmac-sha256-hex\",\"secrets\":[\"a secret\"]}");
            make(node, "{\"slug\":\"unsigned\",\"provider\":\"none\",\"acceptUnsigned\":true}");
        }
        asSuperuser("alter role gatehouse reset synchronous_commit");
        try (var node = node(Map.of("GATEHOUSE_MASTER_KEY", "b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgISE="))) {
            assertRefused(node, "GATEHOUSE_MASTER_KEY opens none of the secrets in this database");
            assertThat(lines(node, "event=database_not_durable")).isEmpty();
        }
    }

    private static void assertRefused(PayaraMicroNode node, String message) throws Exception {
        assertThatThrownBy(() -> node.start().awaitReady(START)).hasMessageContaining(message);
        assertThat(lines(node, "event=not_started")).singleElement().asString().contains("SEVERE", message);
        assertThat(status(HttpRequest.newBuilder(node.uri().resolve("/ready")))).isEqualTo(404);
    }

    private PayaraMicroNode node(Map<String, String> wrong) {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.putAll(wrong);
        return new PayaraMicroNode(directory, settings, "-Xmx512m", PayaraMicroNode.QUICK_START);
    }

    private static void make(PayaraMicroNode node, String endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.uri().resolve("/api/v1/endpoints"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(endpoint));
        assertThat(status(request)).isEqualTo(201);
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> lines(PayaraMicroNode node, String event) throws IOException {
        try (var lines = Files.lines(node.log())) {
            return lines.filter(line -> line.contains(event)).toList();
        }
    }

    private static void asSuperuser(String command) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
