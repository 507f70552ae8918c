package dev.gatehouse.endpoint;

import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies whose word counts about where a request came from; without any, forwarding headers are ignored. */
@ApplicationScoped
public class TrustedProxies {

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253})|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");

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

    /** Whether the address at the other end of a connection is that of a trusted proxy. */
    public boolean include(String peer) {
        return proxies != null && proxies.contain(peer);
    }

    /**
     * A request's URL as its sender called it: scheme and host as the proxies tell them, where the peer is one of them.
     * Of several values the last counts, which is the one that our own proxy wrote.
     *
     * @param peer the address at the other end of the connection
     * @param header the values of a header by its name, in their order; null when there are none
     * @param seen the URL as it arrived here
     */
    public URI called(String peer, Function<String, List<String>> header, URI seen) {
        if (!include(peer)) {
            return seen;
        }
        var scheme = last(header.apply("X-Forwarded-Proto"), SCHEME).orElse(seen.getScheme());
        var host = last(header.apply("X-Forwarded-Host"), HOST).orElse(seen.getRawAuthority());
        var query = seen.getRawQuery() == null ? "" : "?" + seen.getRawQuery();
        return URI.create(scheme.toLowerCase(Locale.ROOT) + "://" + host + seen.getRawPath() + query);
    }

    private static Optional<String> last(List<String> values, Pattern form) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        var all = String.join(",", values);
        return Optional.of(all.substring(all.lastIndexOf(',') + 1).strip())
                .filter(value -> form.matcher(value).matches());
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
