package dev.gatehouse.outbound;

import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the addresses of a host and hands out only those that may be connected to. A client asks here at the moment it
 * connects and connects to what it was given, so a name that leads elsewhere a moment later is no way around.
 */
@ApplicationScoped
public class OutboundAddresses {

    static final String SETTING = "GATEHOUSE_OUTBOUND_ALLOWED";

    @Inject
    @ConfigProperty(name = "gatehouse.outbound.allowed")
    private Optional<String> allowed;

    private AddressRule rule;

    @PostConstruct
    void read() {
        rule = rule(allowed.orElse(""));
    }

    /**
     * Has the setting read now rather than with the first call.
     *
     * @throws WrongSetup when it can't be
     */
    public void requireReadable() {}

    /**
     * The addresses of this host that may be connected to, at least one.
     *
     * @param host a name, or an address as text
     * @throws ForbiddenAddress when it has none
     * @throws UnknownHostException when it has no address at all
     */
    public InetAddress[] of(String host) throws UnknownHostException {
        var permitted =
                Stream.of(InetAddress.getAllByName(host)).filter(rule::permits).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new ForbiddenAddress(host);
        }
        return permitted;
    }

    /**
     * This URL, unless its host is an address that may not be connected to, so that its author hears of it before
     * anything is sent. A name passes: where it leads is judged when it is connected to.
     *
     * @throws IllegalArgumentException saying how an operator may allow it
     */
    public URI unlessForbidden(URI url) {
        if (!rule.mayPermit(url.getHost())) {
            throw new IllegalArgumentException(
                    "leads to an address that is not public; an operator may allow internal ones with " + SETTING);
        }
        return url;
    }

    static AddressRule rule(String text) {
        try {
            return AddressRule.allowing(text.isBlank() ? List.of() : List.of(text.split(",", -1)));
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetup(
                    SETTING + " must be addresses and blocks with commas between them: " + wrong.getMessage(), wrong);
        }
    }
}
