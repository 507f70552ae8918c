package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that sign the URL sign the one they know, whatever proxies make of it on the way. */
@ExtendWith(SharedProduct.class)
class CalledUrlIT {

    private static final String BODY = "{\"event_id\":\"1\",\"type\":\"payment.created\"}";

    private final Product product;

    CalledUrlIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?a=1&b=%2F"})
    void the_public_url_of_the_endpoint_counts_with_the_query_of_the_request(String query) {
        String publicUrl = "https://hooks.example.com/in/" + UUID.randomUUID();
        DoorClient door = product.open("""
                {"provider": "square", "secrets": ["s"], "publicUrl": "%s"}
                """.formatted(publicUrl));
        send(door, query, publicUrl + query).is(200);
        send(door, query, publicUrl + query + "x").isProblem(401, "invalid_signature");
        send(door, query, "https://evil.example/" + query, "X-Forwarded-Host", "evil.example")
                .isProblem(401, "invalid_signature");
    }

    @Test
    void without_one_the_url_is_that_of_the_request() {
        DoorClient door = product.open("{\"provider\": \"square\", \"secrets\": [\"s\"]}");
        send(
                        door,
                        "",
                        product.http()
                                .server()
                                .resolve("/webhooks/" + door.slug())
                                .toString())
                .is(200);
    }

    @Test
    void forwarding_headers_of_strangers_are_ignored() {
        DoorClient door = product.open("{\"provider\": \"square\", \"secrets\": [\"s\"]}");
        send(door, "", "https://hooks.example.com/webhooks/" + door.slug(), forwarded())
                .isProblem(401, "invalid_signature");
        send(
                        door,
                        "",
                        product.http()
                                .server()
                                .resolve("/webhooks/" + door.slug())
                                .toString(),
                        forwarded())
                .is(200);
    }

    @Test
    void forwarding_headers_of_trusted_proxies_count() throws IOException {
        try (Product behindProxy = Product.start(Map.of("GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1"))) {
            DoorClient door = behindProxy.open("{\"provider\": \"square\", \"secrets\": [\"s\"]}");
            send(door, "?a=1", "https://hooks.example.com/webhooks/" + door.slug() + "?a=1", forwarded())
                    .is(200);
            send(door, "?a=1", "https://evil.example/webhooks/" + door.slug() + "?a=1", forwarded())
                    .isProblem(401, "invalid_signature");
            assertThat(behindProxy.management().events(door.slug())).hasSize(1);

            DoorClient mutual = behindProxy.open(knownByCertificate());
            mutual.post(BODY, "Client-Cert", shown("sender")).is(200);
            mutual.post(BODY, "Client-Cert", shown("stranger")).isProblem(401, "invalid_signature");
        }
    }

    @Test
    void a_certificate_that_a_stranger_writes_into_a_header_proves_nothing() throws IOException {
        product.open(knownByCertificate())
                .post(BODY, "Client-Cert", shown("sender"))
                .isProblem(401, "missing_signature");
    }

    private static String knownByCertificate() throws IOException {
        ObjectNode endpoint = (ObjectNode) Json.read("""
                {"provider": "custom", "verification": {"algorithm": "client-certificate", "secret": "{pem}",
                 "signature": {"header": "Client-Cert", "format": ":{signature}:", "encoding": "base64"}}}
                """);
        endpoint.putArray("secrets").add(pem("sender"));
        return endpoint.toString();
    }

    /** As a proxy passes it on (RFC 9440). */
    private static String shown(String name) throws IOException {
        return ":" + pem(name).replaceAll("-----[A-Z ]+-----|\\s", "") + ":";
    }

    private static String pem(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "client-certificates", name + ".pem"));
    }

    private static String[] forwarded() {
        return List.of(
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "evil.example, hooks.example.com",
                        "X-Forwarded-For", "203.0.113.7")
                .toArray(String[]::new);
    }

    /** As Square signs it: the URL as it is registered there, and the body. */
    private static Reply send(DoorClient door, String query, String signedUrl, String... headers) {
        byte[] signed = (signedUrl + BODY).getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Hmac.sha256Hex("s", signed)));
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("x-square-hmacsha256-signature", signature));
        return door.http()
                .send(
                        "POST",
                        "/webhooks/" + door.slug() + query,
                        BodyPublishers.ofString(BODY),
                        all.toArray(String[]::new));
    }
}
