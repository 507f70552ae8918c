package dev.gatehouse.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Those that come with the product, listed in {@code providers/index.txt}; a list, because a class path inside a
     * server can't be searched everywhere.
     */
    static ProviderFiles bundled() {
        var index = new String(ProviderFiles.bundled("index.txt").orElseThrow(), StandardCharsets.UTF_8);
        return new ProviderFiles(index.lines().filter(line -> !line.isBlank()).toList(), ProviderFiles::bundled);
    }

    DocumentFile provider(String id) {
        var name = id + ".yaml";
        return find(name).orElseThrow(() -> new InvalidScheme("", name + " is missing"));
    }

    Optional<DocumentFile> vectors(String id) {
        return find("vectors/" + id + ".yaml");
    }

    private Optional<DocumentFile> find(String name) {
        return content.apply(name).map(bytes -> new DocumentFile(name, bytes));
    }

    private static Optional<byte[]> bundled(String path) {
        try (var stream = ProviderFiles.class.getResourceAsStream(FOLDER + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
