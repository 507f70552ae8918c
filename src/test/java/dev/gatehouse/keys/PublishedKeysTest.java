package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.signature.KeyDocuments;
import dev.gatehouse.signature.KeyDocuments.NamedPublicKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Keys by their id, also right after their sender began to sign with a new one. */
class PublishedKeysTest {

    private static final URI HERE = URI.create("https://keys.example.com/jwks.json");

    /** RFC 8037, appendix A.2. */
    private static final String KEY =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    private String published = set("first");
    private Instant now = Instant.EPOCH;

    @Test
    void aKeyIsFoundByItsIdAndAllOfThemWithoutOne() throws Exception {
        published = set("first", "second");
        var sets = documents();
        assertThat(PublishedKeys.find(sets, HERE, "second")).hasSize(1);
        assertThat(PublishedKeys.find(sets, HERE, null)).hasSize(2);
    }

    @Test
    void aKeyThatIsNotKnownYetIsLookedForAndSoonFound() throws Exception {
        var sets = documents();
        assertThat(PublishedKeys.find(sets, HERE, "second")).isEmpty();
        published = set("first", "second");
        now = now.plusSeconds(29);
        assertThat(PublishedKeys.find(sets, HERE, "second")).isEmpty();
        now = now.plusSeconds(1);
        assertThat(PublishedKeys.find(sets, HERE, "second")).hasSize(1);
    }

    @Test
    void aKeyThatWasTakenBackIsForgottenWithTheCopy() throws Exception {
        var sets = documents();
        assertThat(PublishedKeys.find(sets, HERE, "first")).hasSize(1);
        published = set("second");
        now = now.plus(Duration.ofHours(1));
        assertThat(PublishedKeys.find(sets, HERE, "first")).isEmpty();
    }

    private Documents<List<NamedPublicKey>> documents() {
        return new Documents<>(
                address -> CompletableFuture.completedFuture(
                        new Fetched(published.getBytes(StandardCharsets.UTF_8), null)),
                KeyDocuments::jwkSet,
                new Now(),
                Documents.Patience.USUAL);
    }

    private static String set(String... ids) {
        return List.of(ids).stream().map(KEY::formatted).toList().toString().replaceAll("^(.*)$", "{\"keys\":$1}");
    }

    private final class Now extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
