package dev.gatehouse.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a starting server whether it is ready, until it is or can't become so any more. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final HttpRequest question;
    private final Process server;
    private final Path log;

    Readiness(URI server, Process process, Path log) {
        this.question = HttpRequest.newBuilder(server.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        this.server = process;
        this.log = log;
    }

    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (hasEndedWithin(PAUSE)) {
                throw failure("The server ended with " + server.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("The server was not ready after " + patience.toSeconds() + " s");
            }
        }
    }

    /** The server answers "up" before the WAR is deployed, and the WAR's checks a moment before its pages are there. */
    private boolean isReady() {
        if (LogFile.firstLineWith(log, "ready in [\\d,.]+ \\(ms\\)").isEmpty()) {
            return false;
        }
        try {
            HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
            if (answer.body().replace(" ", "").contains("\"checks\":[]")) {
                throw failure("The server refused the WAR");
            }
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while the server was starting", e);
        }
    }

    private boolean hasEndedWithin(Duration pause) {
        try {
            return server.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while the server was starting", e);
        }
    }

    private RunFailure failure(String what) {
        String reason = LogFile.firstLineWith(log, "(?<=event=not_started .{0,60}error=).*")
                .or(() -> LogFile.firstLineWith(log, "(?<=SEVERE ).*"))
                .map(line -> ": " + line)
                .orElse("");
        return new RunFailure(what + reason + " (see " + log + ")");
    }
}
