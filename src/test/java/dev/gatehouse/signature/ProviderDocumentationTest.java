package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about provider files says what is so. */
class ProviderDocumentationTest {

    private static final Pattern FILE = Pattern.compile("(?s)```yaml\n# (\\S+)\n(.*?)```");

    @Test
    void theExampleIsReadAndAllItsVectorsPass() throws IOException {
        Map<String, byte[]> files = FILE.matcher(page())
                .results()
                .collect(Collectors.toMap(
                        file -> file.group(1), file -> file.group(2).getBytes(StandardCharsets.UTF_8)));
        var providers = Providers.of(new ProviderFiles(List.of("acme"), name -> Optional.ofNullable(files.get(name))));
        assertThat(providers.vectors("acme").tally()).isEqualTo(new ProviderVectors.Tally(3, 3));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Provider.class,
                Provider.Guide.class,
                Provider.EventPlaces.class,
                SignatureRule.class,
                Carrier.class,
                TimestampRule.class,
                KeyRule.class,
                JwsRule.class,
                SignatureScheme.Overrides.class,
                TestVector.class,
                SentRequest.class
            })
    void everyWordOfTheFilesIsExplained(Class<?> group) throws IOException {
        assertThat(Arrays.stream(group.getRecordComponents()).map(word -> word.getName()))
                .allSatisfy(word -> assertThat(page()).containsPattern("(?m)`" + word + "[`:]|^" + word + ":"));
    }

    @Test
    void everyValueOfAClosedListIsExplained() throws IOException {
        var words = Stream.of(
                        Arrays.stream(Algorithm.values()).map(Algorithm::word),
                        Arrays.stream(Encoding.values()).map(Encoding::word),
                        Arrays.stream(SecretWriting.values()).map(writing -> "{" + writing.word() + "}"),
                        Arrays.stream(Filter.values()).map(Filter::word),
                        Arrays.stream(JwsAlgorithm.values()).map(JwsAlgorithm::word),
                        Arrays.stream(TimestampUnit.values()).map(TimestampUnit::word),
                        Arrays.stream(VerificationFailure.Reason.values()).map(VerificationFailure.Reason::word))
                .flatMap(word -> word)
                .toList();
        assertThat(page()).contains(words.stream().map(word -> "`" + word + "`").toList());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/provider-files.md"));
    }
}
