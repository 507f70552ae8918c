package dev.gatehouse.endpoint;

import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.ProviderVectors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/** The providers an endpoint may name. */
@ApplicationScoped
public class ProviderCatalogue {

    @Inject
    private EndpointCompiler compiler;

    /** All of them, by id. */
    public Collection<Provider> all() {
        return compiler.providers().all();
    }

    /** The one of this id. */
    public Optional<Provider> find(String id) {
        return compiler.providers().find(id);
    }

    /** How the test vectors of one that is here came out. */
    public ProviderVectors.Tally vectors(Provider provider) {
        return compiler.providers().vectors(provider.id()).tally();
    }
}
