package dev.gatehouse.destination;

import dev.gatehouse.destination.DestinationDocument.Auth;
import dev.gatehouse.handler.EventFacts.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Tells a receiver who calls, by a header. */
interface Credentials {

    /** The header; empty when there is none to send. */
    Optional<Header> header() throws IOException, InterruptedException;

    /** The receiver did not take them; whether others may do the next time. */
    default boolean renew() {
        return false;
    }

    /** Those that a document describes. */
    static Credentials of(Auth auth, OAuthTokens tokens) {
        if (auth == null || AuthRules.MUTUAL_TLS.equals(auth.type())) {
            return Optional::empty;
        }
        return switch (auth.type()) {
            case AuthRules.BEARER -> always("Authorization", "Bearer " + auth.token());
            case AuthRules.BASIC -> always("Authorization", basic(auth.username(), auth.password()));
            case AuthRules.API_KEY -> always(auth.header(), auth.value());
            case AuthRules.OAUTH2 -> tokens;
            default -> throw new IllegalStateException("no such credentials: " + auth.type());
        };
    }

    /** The value of {@code Authorization} by RFC 7617. */
    static String basic(String username, String password) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static Credentials always(String name, String value) {
        var header = Optional.of(new Header(name, value));
        return () -> header;
    }
}
