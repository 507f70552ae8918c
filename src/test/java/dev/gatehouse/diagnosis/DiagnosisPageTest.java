package dev.gatehouse.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about diagnoses lists every cause, and no other. */
class DiagnosisPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void everyCauseIsExplained() throws IOException {
        var page = Files.readString(Path.of("docs", "diagnosis.md"));
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cause.values()).map(Cause::word).toList());
    }
}
