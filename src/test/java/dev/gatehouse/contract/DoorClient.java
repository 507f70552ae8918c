package dev.gatehouse.contract;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A sender of webhooks to one endpoint. Headers are names and values in turn. */
record DoorClient(Http http, String slug) {

    /** Of all endpoints that {@link #sign} is used with. */
    static final String SECRET = "only-the-sender-knows";

    /** An endpoint that {@link #sign} signs for. */
    static final String SIGNED = """
            {"provider": "hmac-sha256-hex", "secrets": ["%s"]}
            """.formatted(SECRET);

    /** The same, and its sender waits for the handlers' result. */
    static final String RESULT = """
            {"provider": "hmac-sha256-hex", "secrets": ["%s"], "response": {"mode": "result", "timeoutMillis": 20000}}
            """.formatted(SECRET);

    Reply post(String body, String... headers) {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply post(byte[] body, String... headers) {
        return send("POST", BodyPublishers.ofByteArray(body), headers);
    }

    /** Without a declared length. */
    Reply postChunked(byte[] body, String... headers) {
        return send("POST", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    Reply sign(String body, String... headers) {
        return sign(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply sign(byte[] body, String... headers) {
        Stream<String> signature = Stream.of("X-Webhook-Signature", Hmac.sha256Hex(SECRET, body));
        return post(body, Stream.concat(Stream.of(headers), signature).toArray(String[]::new));
    }

    Reply signJson(String body, String... headers) {
        Stream<String> contentType = Stream.of("Content-Type", "application/json");
        return sign(body, Stream.concat(Stream.of(headers), contentType).toArray(String[]::new));
    }

    Reply send(String method, BodyPublisher body, String... headers) {
        return http.send(method, "/webhooks/" + slug, body, headers);
    }
}
