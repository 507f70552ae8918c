package dev.gatehouse.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place with provider files, {@code ID.yaml}, and beside them their test vectors, {@code vectors/ID.yaml}.
 *
 * @param ids the providers it has
 * @param content bytes of a file by its path from there; empty when it is not there
 */
record ProviderFiles(List<String> ids, Function<String, Optional<byte[]>> content) {

    private static final String FOLDER = "/providers/";
    private static final String ENDING = ".yaml";

    /**
     * Those that come with the product, listed in {@code providers/index.txt}; a list, because a class path inside a
     * server can't be searched everywhere.
     */
    static ProviderFiles bundled() {
        var index = new String(ProviderFiles.bundled("index.txt").orElseThrow(), StandardCharsets.UTF_8);
        return new ProviderFiles(index.lines().filter(line -> !line.isBlank()).toList(), ProviderFiles::bundled);
    }

    /**
     * Those that lie in a folder; files that do not end in {@code .yaml} are none.
     *
     * @throws InvalidScheme when it is not a folder that can be read
     */
    static ProviderFiles in(Path folder) {
        try (var files = Files.list(folder)) {
            var ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
            return new ProviderFiles(ids, path -> content(folder.resolve(path)));
        } catch (IOException unreadable) {
            throw new InvalidScheme("", folder + " is not a folder that can be read");
        }
    }

    DocumentFile provider(String id) {
        var name = id + ENDING;
        return find(name).orElseThrow(() -> new InvalidScheme("", name + " is missing"));
    }

    Optional<DocumentFile> vectors(String id) {
        return find("vectors/" + id + ENDING);
    }

    private Optional<DocumentFile> find(String name) {
        return content.apply(name).map(bytes -> new DocumentFile(name, bytes));
    }

    private static Optional<byte[]> content(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new InvalidScheme("", file.getFileName() + " can't be read");
        }
    }

    private static Optional<byte[]> bundled(String path) {
        try (var stream = ProviderFiles.class.getResourceAsStream(FOLDER + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
