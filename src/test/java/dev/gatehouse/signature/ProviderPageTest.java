package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all providers is made of their files; {@code -Dprovider-page=write} makes it anew. */
class ProviderPageTest {

    private static final Path PAGE = Path.of("docs/providers.md");

    private static final String HEAD = """
            # The providers Gatehouse knows

            Made of the files in `src/main/resources/providers` by `mvn test -Dtest=ProviderPageTest -Dprovider-page=write`; [how
            such a file is written](provider-files.md). *Body*: whether the signature proves anything of the body. *Vectors*: requests
            of which is known whether they are genuine; `GET /api/v1/providers/ID` runs them and says how many come out right.

            | id | sender | scheme | body | vectors | what to do | source |
            |---|---|---|---|---|---|---|
            """;

    @Test
    void thePageSaysWhatTheFilesSay() throws IOException {
        if ("write".equals(System.getProperty("provider-page"))) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        return Call.PROVIDERS.all().stream().map(ProviderPageTest::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Provider provider) {
        return "| `%s` | %s | %s | %s | %d | %s | %s |"
                .formatted(
                        provider.id(),
                        provider.name(),
                        schemes(provider),
                        body(provider),
                        Call.PROVIDERS.vectors(provider.id()).vectors().size(),
                        provider.setup().replace("|", "\\|"),
                        provider.guide().source() == null
                                ? ""
                                : provider.guide().source());
    }

    private static String schemes(Provider provider) {
        if (provider.scheme() == null) {
            return "";
        }
        var words = new LinkedHashSet<String>();
        for (var rule : provider.scheme().anyOf()) {
            words.add(
                    rule.jws() == null
                            ? rule.algorithm().word()
                            : "jws "
                                    + rule.jws().algorithms().stream()
                                            .map(JwsAlgorithm::word)
                                            .collect(Collectors.joining(" ")));
        }
        return String.join(", ", words);
    }

    private static String body(Provider provider) {
        return provider.scheme() == null || !provider.scheme().anyOf().stream().allMatch(SignatureRule::readsBody)
                ? "no"
                : "yes";
    }
}
