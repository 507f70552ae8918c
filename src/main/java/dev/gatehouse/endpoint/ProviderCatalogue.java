package dev.gatehouse.endpoint;

import dev.gatehouse.problem.WrongSetup;
import dev.gatehouse.signature.InvalidScheme;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.ProviderVectors;
import dev.gatehouse.signature.Providers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The providers an endpoint may name: those that come with the product, and those of the operator's own files. */
@ApplicationScoped
public class ProviderCatalogue {

    private static final String SETTING = "GATEHOUSE_PROVIDERS_DIRECTORY";

    @Inject
    @ConfigProperty(name = "gatehouse.providers.directory")
    private Optional<String> directory;

    private Providers providers;

    @PostConstruct
    void load() {
        var bundled = Providers.load();
        providers = directory.map(folder -> withOwn(bundled, folder)).orElse(bundled);
    }

    /**
     * Has the files read now rather than with the first question.
     *
     * @throws WrongSetup when one of them can't be
     */
    void requireReadable() {}

    /** All of them, by id. */
    public Collection<Provider> all() {
        return providers.all();
    }

    /** The one of this id. */
    public Optional<Provider> find(String id) {
        return providers.find(id);
    }

    /** How the test vectors of one that is here came out. */
    public ProviderVectors.Tally vectors(Provider provider) {
        return providers.vectors(provider.id()).tally();
    }

    private static Providers withOwn(Providers bundled, String folder) {
        try {
            return bundled.and(Path.of(folder));
        } catch (InvalidScheme wrong) {
            throw new WrongSetup(SETTING + ": " + wrong.getMessage(), wrong);
        }
    }
}
