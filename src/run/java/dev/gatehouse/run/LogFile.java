package dev.gatehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into what a child process wrote, for the reason why it does not start. */
final class LogFile {

    private LogFile() {}

    static Optional<String> firstLineWith(Path log, String pattern) {
        return matches(log, pattern, (first, second) -> first);
    }

    static Optional<String> lastLineWith(Path log, String pattern) {
        return matches(log, pattern, (first, second) -> second);
    }

    private static Optional<String> matches(Path log, String pattern, BinaryOperator<String> choice) {
        Pattern compiled = Pattern.compile(pattern);
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.map(compiled::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .reduce(choice);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
