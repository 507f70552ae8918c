package dev.gatehouse.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The little of the management API that the run command needs. */
final class Management {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String token;

    Management(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    boolean hasEndpoint(String slug) throws IOException, InterruptedException {
        return send(request("/api/v1/endpoints/" + slug).GET(), 200, 404).statusCode() == 200;
    }

    void createEndpoint(String document) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/v1/endpoints")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document));
        send(request, 201, 409); // 409: somebody else made it in the meantime
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, int good, int alsoGood)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != good && answer.statusCode() != alsoGood) {
            throw new IOException(
                    request.method() + " " + request.uri().getPath() + " was answered with " + answer.statusCode() + " "
                            + answer.body().lines().findFirst().orElse(""));
        }
        return answer;
    }
}
