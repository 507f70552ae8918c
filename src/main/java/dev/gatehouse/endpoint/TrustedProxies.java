package dev.gatehouse.endpoint;

import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies whose word counts about where a request came from; without any, forwarding headers are ignored. */
@ApplicationScoped
public class TrustedProxies {

    @Inject
    @ConfigProperty(name = "gatehouse.trusted.proxies")
    private Optional<String> configured;

    private AllowedSources proxies;

    /** A setting that can't be read keeps the application from starting. */
    @PostConstruct
    void read() {
        proxies = of(configured.orElse("")).proxies;
    }

    /** The proxies of a comma-separated list of addresses and blocks. */
    static TrustedProxies of(String list) {
        try {
            var trusted = new TrustedProxies();
            trusted.proxies = list.isBlank() ? null : AllowedSources.of(List.of(list.split(",", -1)));
            return trusted;
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetup("GATEHOUSE_TRUSTED_PROXIES: " + wrong.getMessage(), wrong);
        }
    }

    /** Has the setting read now rather than with the first request. */
    void requireReadable() {}

    /**
     * Where a request came from: the last address of the chain that is no proxy of ours. What stands before it was
     * written by a stranger.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For}, in their order; null when there are none
     */
    public String source(String peer, List<String> forwardedFor) {
        var source = peer;
        if (proxies == null || forwardedFor == null) {
            return source;
        }
        var chain = String.join(",", forwardedFor).split(",", -1);
        for (int at = chain.length - 1; at >= 0 && proxies.contain(source); at--) {
            source = chain[at].strip();
        }
        return source;
    }
}
