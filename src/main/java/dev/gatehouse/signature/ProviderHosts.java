package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that belong to a provider. Nothing else is ever fetched on its behalf.
 *
 * @param names names in lower case; {@code *} is exactly one label
 */
public record ProviderHosts(@JsonValue List<String> names) {

    private static final Pattern NAME = Pattern.compile("(?:(?:\\*|[a-z0-9][a-z0-9-]*)\\.)+[a-z0-9-]+\\.?[a-z]{2,}");
    private static final int HTTPS = 443;

    /** Refuses what is no name, or anybody's. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProviderHosts(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> names) {
        Words.refuse(names == null || names.isEmpty(), "must name at least one host");
        for (var name : names) {
            Words.refuse(
                    name == null || !NAME.matcher(name).matches() || name.matches("\\*\\.[^.]+(\\.[a-z]{2})?"),
                    "must be names of hosts such as sns.*.amazonaws.com");
        }
        this.names = List.copyOf(names);
    }

    /** Whether a URL is https on its usual port, without a user name, at one of these hosts. */
    public boolean allow(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && (url.getPort() == -1 || url.getPort() == HTTPS)
                && names.stream().anyMatch(name -> matches(name, url.getHost()));
    }

    private static boolean matches(String name, String host) {
        var wanted = name.split("\\.", -1);
        var given = host.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (wanted.length != given.length) {
            return false;
        }
        for (int at = 0; at < wanted.length; at++) {
            if (given[at].isEmpty() || !(wanted[at].equals("*") || wanted[at].equals(given[at]))) {
                return false;
            }
        }
        return true;
    }
}
