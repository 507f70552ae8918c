package dev.gatehouse.signature;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host name in which a star is one label of letters, digits and hyphens. */
record HostPattern(Pattern pattern) {

    private static final Pattern GRAMMAR = Pattern.compile("(?:\\*|[a-z0-9-]+)(?:\\.(?:\\*|[a-z0-9-]+))*\\.[a-z0-9-]+");

    static HostPattern of(String text) {
        Words.refuse(
                !GRAMMAR.matcher(text).matches(),
                "a host is written in lower case, as in keys.example.com or *.example.com, and its end is no star");
        return new HostPattern(Pattern.compile(text.replace(".", "\\.").replace("*", "[a-z0-9-]+")));
    }

    boolean matches(String host) {
        return host != null && pattern.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** An https address on such a host, with nothing else in it that could lead elsewhere. */
    Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean own = "https".equals(uri.getScheme())
                    && matches(uri.getHost())
                    && uri.getPort() == -1
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            return own ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
