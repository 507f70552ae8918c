package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    @Test
    void theIndexListsEveryFileInOrder() throws IOException, URISyntaxException {
        var index = Path.of(Providers.class.getResource("/providers/index.txt").toURI());
        try (var files = Files.list(index.getParent())) {
            var ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(index)).isEqualTo(ids);
        }
        assertThat(Call.PROVIDERS.all()).hasSameSizeAs(Files.readAllLines(index));
    }

    @Test
    void everyProviderThatSignsSaysWhereItDocumentsThat() {
        assertThat(Call.PROVIDERS.all()).allSatisfy(provider -> {
            boolean signs = !List.of(Providers.NONE, Providers.CUSTOM).contains(provider.id());
            assertThat(provider.scheme() != null).isEqualTo(signs);
            assertThat(provider.documentation() != null).isEqualTo(signs);
        });
    }

    @Test
    void anUnknownProviderIsNotFound() {
        assertThat(Call.PROVIDERS.find("gitbub")).isEmpty();
    }

    @Test
    void gitHubsLabelsStandInItsHeaders() {
        var headers = Map.of("X-GitHub-Event", "push", "X-GitHub-Delivery", "72d3162e");
        assertThat(labels("github", headers, "{}"))
                .containsExactly(Optional.of("72d3162e"), Optional.of("push"), Optional.of("72d3162e"));
    }

    @Test
    void stripesLabelsStandInTheBody() {
        assertThat(labels("stripe", Map.of(), Calls.BODY))
                .containsExactly(Optional.of("evt_1"), Optional.of("order.paid"), Optional.of("evt_1"));
    }

    @Test
    void theKeyOfPlainWebhooksIsTheHeaderThenTheIdThenTheBody() {
        var key = Map.of("X-Idempotency-Key", "k");
        assertThat(labels("hmac-sha256-hex", key, Calls.BODY).get(2)).contains("k");
        assertThat(labels("hmac-sha256-hex", Map.of(), Calls.BODY).get(2)).contains("evt_1");
        assertThat(labels("hmac-sha256-hex", Map.of(), "").get(2))
                .get()
                .asString()
                .startsWith("sha256:");
    }

    @Test
    void slacksCommandsAndInteractionsHaveLabelsToo() {
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(labels("slack", form, "command=%2Fdeploy&trigger_id=1.2"))
                .containsExactly(Optional.of("1.2"), Optional.of("/deploy"), Optional.of("1.2"));
        var payload = "payload=%7B%22type%22%3A%22block_actions%22%2C%22trigger_id%22%3A%223.4%22%7D";
        assertThat(labels("slack", form, payload))
                .containsExactly(Optional.of("3.4"), Optional.of("block_actions"), Optional.of("3.4"));
        var event = "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\"}}";
        assertThat(labels("slack", Map.of(), event))
                .containsExactly(Optional.of("Ev1"), Optional.of("message"), Optional.of("Ev1"));
    }

    @Test
    void gitLabsSharedEventUuidIsNoKey() {
        var headers = Map.of("X-Gitlab-Event-UUID", "shared", "X-Gitlab-Event", "Push Hook");
        assertThat(labels("gitlab", headers, "{}").get(2)).get().asString().startsWith("sha256:");
    }

    private static List<Optional<String>> labels(String provider, Map<String, String> headers, String body) {
        var event = Call.PROVIDERS.find(provider).orElseThrow().event();
        return FirstPresent.of(List.of(event.id(), event.type(), event.key()))
                .read(Call.of(provider, "a", body, headers).request());
    }
}
