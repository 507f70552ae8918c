package dev.gatehouse.management;

import dev.gatehouse.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What makes two writes the same. Handed from filter to interceptor as a request property, which every JAX-RS
 * implementation shows as a servlet request attribute.
 *
 * @param id digest of the caller and the key
 * @param request digest of both with method, path and body; salted so, it gives away no secret that a body holds
 */
record WriteKey(byte[] id, byte[] request) {

    private static final String PROPERTY = WriteKey.class.getName();

    static WriteKey of(Caller caller, String key, ContainerRequestContext request, byte[] body) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        return new WriteKey(
                digest(bytes(caller.id()), bytes(key)),
                digest(bytes(caller.id()), bytes(key), bytes(request.getMethod()), bytes(path), body));
    }

    /** Empty when the request came without a key. */
    static Optional<WriteKey> of(HttpServletRequest request) {
        return Optional.ofNullable((WriteKey) request.getAttribute(PROPERTY));
    }

    void enter(ContainerRequestContext context) {
        context.setProperty(PROPERTY, this);
    }

    /** The number of the lock that whoever works on this key holds. */
    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each part with its length, so that no two lists of parts run together to the same. */
    private static byte[] digest(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
