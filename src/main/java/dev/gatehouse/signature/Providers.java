package dev.gatehouse.signature;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every provider this product knows. */
public final class Providers {

    /** The provider whose endpoints bring their own scheme. */
    public static final String CUSTOM = "custom";

    /** The provider of endpoints that verify nothing. */
    public static final String NONE = "none";

    private final Map<String, Provider> byId;
    private final Map<String, ProviderVectors> vectors;

    private Providers(Map<String, Provider> byId, Map<String, ProviderVectors> vectors) {
        this.byId = Collections.unmodifiableMap(byId);
        this.vectors = Collections.unmodifiableMap(vectors);
    }

    /**
     * Reads the files that come with the product.
     *
     * @throws InvalidScheme naming file, line and what is wrong
     */
    public static Providers load() {
        return of(ProviderFiles.bundled());
    }

    /**
     * These and those that the files of a folder describe, {@code ID.yaml} and {@code vectors/ID.yaml}.
     *
     * @throws InvalidScheme naming file, line and what is wrong; also when an id is taken
     */
    public Providers and(Path folder) {
        var own = of(ProviderFiles.in(folder));
        for (var id : own.byId.keySet()) {
            if (byId.containsKey(id)) {
                throw new InvalidScheme(
                        "id", id + ".yaml: a provider of this id comes with the product; give yours another id");
            }
        }
        return new Providers(merged(byId, own.byId), merged(vectors, own.vectors));
    }

    private static <T> Map<String, T> merged(Map<String, T> some, Map<String, T> others) {
        var all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    static Providers of(ProviderFiles files) {
        var providers = new TreeMap<String, Provider>();
        var vectors = new TreeMap<String, ProviderVectors>();
        for (var id : files.ids()) {
            var provider = read(id, files.provider(id));
            providers.put(id, provider);
            vectors.put(id, new ProviderVectors(provider.scheme(), () -> vectors(provider, files)));
        }
        return new Providers(providers, vectors);
    }

    /** The provider of this id. */
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, by id. */
    public Collection<Provider> all() {
        return byId.values();
    }

    /**
     * The test vectors of a provider.
     *
     * @param id of a provider that is here
     */
    public ProviderVectors vectors(String id) {
        return vectors.get(id);
    }

    private static Provider read(String id, DocumentFile file) {
        var provider = file.read(Provider.class);
        if (!provider.id().equals(id)) {
            throw new InvalidScheme("id", file.name() + ": id must be " + id + ", as the file is named");
        }
        return provider;
    }

    private static List<TestVector> vectors(Provider provider, ProviderFiles files) {
        var file = files.vectors(provider.id());
        if (file.isPresent() && provider.scheme() == null) {
            throw new InvalidScheme("", file.get().name() + ": " + provider.id() + " has no scheme to test; remove it");
        }
        return file.map(VectorReader::read).orElse(List.of());
    }
}
