package dev.gatehouse.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sender of signed webhooks. */
final class Webhooks {

    static final String SECRET = "chaos secret";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI server;
    private final String token;

    Webhooks(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    void makeEndpoint(String slug) throws IOException, InterruptedException {
        create(
                "endpoints",
                "{\"slug\":\"%s\",\"provider\":\"hmac-sha256-hex\",\"secrets\":[\"%s\"]}".formatted(slug, SECRET));
    }

    /** Submits a replay of all events of the endpoint; its id. */
    String replay(String slug, int ratePerSecond) throws IOException, InterruptedException {
        var document = "{\"query\":{\"endpoint\":\"%s\"},\"ratePerSecond\":%d}".formatted(slug, ratePerSecond);
        return create("replays", document).replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    /** Has something made over the management API; its document. */
    String create(String what, String document) throws IOException, InterruptedException {
        var answer = client.send(
                request("/api/v1/" + what)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(document))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> send(String slug, String id, String type) throws IOException, InterruptedException {
        var body = "{\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, type);
        return client.send(
                request("/webhooks/" + slug)
                        .header("X-Webhook-Signature", sign(body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** An event of a customer. */
    HttpResponse<String> sendOf(String slug, String customer, String id) throws IOException, InterruptedException {
        var body = "{\"id\":\"%s\",\"type\":\"payment.completed\",\"customer\":\"%s\"}".formatted(id, customer);
        return client.send(
                request("/webhooks/" + slug)
                        .header("X-Webhook-Signature", sign(body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** With a body of about a mebibyte. */
    CompletableFuture<Integer> sendLarge(String slug, String id) {
        var body =
                "{\"id\":\"%s\",\"type\":\"payment.completed\",\"data\":\"%s\"}".formatted(id, "x".repeat(1_000_000));
        return client.sendAsync(
                        request("/webhooks/" + slug)
                                .version(HttpClient.Version.HTTP_1_1) // a connection for each, as from many senders
                                .header("X-Webhook-Signature", sign(body))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    int readiness() throws IOException, InterruptedException {
        return get("/health/ready");
    }

    /** -1 when there is no answer in time. */
    int readinessWithin(Duration patience) {
        try {
            return client.send(request("/health/ready").timeout(patience).GET().build(), BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException noAnswer) {
            return -1;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    int get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20));
    }

    private static String sign(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
