package dev.gatehouse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Directories of servers, laid out by the build. */
final class Directories {

    private Directories() {}

    /** The only directory in {@code target/servers/NAME}: what the server's archive holds. */
    static Path unpacked(String name) {
        Path parent = Path.of("target", "servers", name).toAbsolutePath();
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(parent + " is missing: run mvn pre-integration-test first", e);
        }
    }

    /** Copies a directory with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
