package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about handshakes says what is so. */
class HandshakeDocumentationTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(handshakes:.*?)```");

    @Test
    void theExampleIsRead() throws IOException {
        var example = EXAMPLE.matcher(page());
        assertThat(example.find()).isTrue();
        var file = "id: acme\nguide: {name: A, setup: b}\n" + example.group(1);
        var files = new ProviderFiles(List.of("acme"), name -> Optional.of(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(Providers.of(files).find("acme").orElseThrow().handshakes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Handshake.class,
                Handshake.Request.class,
                Handshake.Condition.class,
                Handshake.Proof.class,
                Handshake.Deed.class,
                HandshakeAnswer.class,
                ProviderReply.class
            })
    void everyWordIsExplained(Class<?> group) throws IOException {
        assertThat(Arrays.stream(group.getRecordComponents()).map(word -> word.getName()))
                .allSatisfy(word -> assertThat(page()).containsPattern("`" + word + "[`:]"));
    }

    @Test
    void everyKindOfProofIsExplained() throws IOException {
        for (var kind : Handshake.ProofKind.values()) {
            assertThat(page()).contains("`by: " + kind.word() + "`");
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/handshakes.md"));
    }
}
