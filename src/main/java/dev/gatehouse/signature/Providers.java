package dev.gatehouse.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every provider this product knows. */
public final class Providers {

    /** The provider whose endpoints bring their own scheme. */
    public static final String CUSTOM = "custom";

    /** The provider of endpoints that verify nothing. */
    public static final String NONE = "none";

    private static final String FOLDER = "/providers/";

    private final Map<String, Provider> byId;

    private Providers(Map<String, Provider> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Reads all files that {@code providers/index.txt} lists; a list, because a class path inside a server can't be
     * searched everywhere.
     *
     * @throws InvalidScheme naming file, line and what is wrong
     */
    public static Providers load() {
        var providers = new TreeMap<String, Provider>();
        var index = new String(bytes("index.txt"), StandardCharsets.UTF_8);
        index.lines().filter(line -> !line.isBlank()).forEach(id -> providers.put(id, read(id)));
        return new Providers(providers);
    }

    /** The provider of this id. */
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, by id. */
    public Collection<Provider> all() {
        return byId.values();
    }

    private static Provider read(String id) {
        var file = id + ".yaml";
        var provider = SchemeReader.provider(file, bytes(file));
        if (!provider.id().equals(id)) {
            throw new InvalidScheme("id", file + ": id must be " + id + ", as the file is named");
        }
        return provider;
    }

    private static byte[] bytes(String file) {
        try (var stream = Providers.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new InvalidScheme("", FOLDER + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
