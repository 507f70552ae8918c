package dev.gatehouse.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of one server. */
record Http(URI server, HttpClient client) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Http(URI server) {
        this(server, HttpClient.newBuilder().version(Version.HTTP_1_1).build());
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param headers names and values in turn; a name may come twice
     */
    Reply send(String method, String pathAndQuery, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(pathAndQuery))
                .timeout(PATIENCE)
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return Reply.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
