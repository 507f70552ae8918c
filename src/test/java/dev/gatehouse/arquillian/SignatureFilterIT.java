package dev.gatehouse.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endpoint.EndpointDocument;
import dev.gatehouse.endpoint.Endpoints;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SignatureFilterIT {

    private static final String SECRET = "filter secret";

    @Inject
    private Endpoints endpoints;

    @Inject
    private Rows rows;

    private final HttpClient client = HttpClient.newHttpClient();

    @Deployment
    static WebArchive product() {
        return ProductArchive.with(Rows.class);
    }

    @BeforeEach
    void makeEndpoint() {
        if (endpoints.find("filtered").isEmpty()) {
            endpoints.create(new EndpointDocument(
                    "filtered",
                    null,
                    null,
                    "hmac-sha256-hex",
                    null,
                    null,
                    List.of(SECRET),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
    }

    @Test
    void aFormEncodedBodyReachesTheDatabaseByteForByte() throws Exception {
        var body = "b=2&a=1&b=%7B%22x%22%3A1%7D&c=+%20".getBytes(StandardCharsets.UTF_8);
        var answer = send(body, sign(body), "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored(body)).isOne();
    }

    @Test
    void bytesThatAreNoTextReachTheDatabaseByteForByte() throws Exception {
        byte[] body = {0, (byte) 0xff, (byte) 0xfe, 13, 10, 0};
        assertThat(send(body, sign(body), "application/octet-stream").statusCode())
                .isEqualTo(200);
        assertThat(stored(body)).isOne();
    }

    @Test
    void aBodyThatIsNotTheOneThatWasSignedIsRefusedAndNotStored() throws Exception {
        var signed = "{\"amount\":1}".getBytes(StandardCharsets.UTF_8);
        var sent = "{\"amount\":9}".getBytes(StandardCharsets.UTF_8);
        var answer = send(sent, sign(signed), "application/json");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"reason\":\"invalid_signature\"");
        assertThat(stored(sent)).isZero();
    }

    private long stored(byte[] body) {
        return rows.count("select count(*) from event where body = ?1", body);
    }

    private HttpResponse<String> send(byte[] body, String signature, String contentType) throws Exception {
        var port = System.getenv("GATEHOUSE_HTTP_PORT");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/filtered"))
                .header("Content-Type", contentType)
                .header("X-Webhook-Signature", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String sign(byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
