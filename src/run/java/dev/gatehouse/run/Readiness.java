package dev.gatehouse.run;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a starting server whether it is ready, until it is or can't become so any more. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int NOT_THERE = 404;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ServerNode node;
    private final HttpRequest question;

    Readiness(ServerNode node) {
        this.node = node;
        this.question = HttpRequest.newBuilder(node.uri().resolve("/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (hasEndedWithin(PAUSE)) {
                throw failure("The server ended with " + node.process().exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("The server was not ready after " + patience.toSeconds() + " s");
            }
        }
    }

    /** The page belongs to the WAR: once the server has started, it is missing only where the WAR was refused. */
    private boolean isReady() {
        if (LogFile.firstLineWith(node.log(), node.startedLine()).isEmpty()) {
            return false;
        }
        try {
            int status = client.send(question, BodyHandlers.discarding()).statusCode();
            if (status == NOT_THERE) {
                throw failure("The server refused the WAR");
            }
            return status == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while the server was starting", e);
        }
    }

    private boolean hasEndedWithin(Duration pause) {
        try {
            return node.process().waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while the server was starting", e);
        }
    }

    private RunFailure failure(String what) {
        String reason = LogFile.firstLineWith(node.log(), "(?<=event=not_started .{0,60}error=).*")
                .or(() -> LogFile.firstLineWith(node.log(), "(?<=SEVERE |ERROR ).*"))
                .map(line -> ": " + line)
                .orElse("");
        return new RunFailure(what + reason + " (see " + node.log() + ")");
    }
}
