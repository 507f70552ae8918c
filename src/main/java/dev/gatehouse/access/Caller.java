package dev.gatehouse.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who calls the management API, as the token shows it.
 *
 * @param id a digest of the token; not for keeping, because a token may be short enough to be guessed from it
 */
public record Caller(String id) {

    private static final String PROPERTY = Caller.class.getName();

    /** Whoever sent this request, which has passed {@link AdminTokenFilter}. */
    public static Caller of(ContainerRequestContext request) {
        return (Caller) request.getProperty(PROPERTY);
    }

    static void enter(ContainerRequestContext request, String token) {
        request.setProperty(PROPERTY, new Caller(digest(token)));
    }

    private static String digest(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
