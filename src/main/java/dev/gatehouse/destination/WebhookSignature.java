package dev.gatehouse.destination;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is handed over, by each of several keys, so that a receiver can change from one to the next.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks, "Signature scheme" and "Webhook headers"</a>
 */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final List<SecretKeySpec> keys;

    WebhookSignature(List<String> secrets) {
        keys = secrets.stream().map(WebhookSignature::key).toList();
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException saying how it has to be written, without repeating it
     */
    static SecretKeySpec key(String secret) {
        if (secret == null || !secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must be " + PREFIX + " and base64");
        }
        try {
            var bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            if (bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES) {
                return new SecretKeySpec(bytes, "HmacSHA256");
            }
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException("must be " + PREFIX + " and base64");
        }
        throw new IllegalArgumentException("must be " + PREFIX + " and " + FEWEST_BYTES + " to " + MOST_BYTES
                + " random bytes in base64, as from openssl rand -base64 32");
    }

    /** The value of {@code webhook-signature}; empty without keys. */
    String of(String id, Instant time, byte[] body) {
        var head = (id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + base64(key, head, body)).collect(Collectors.joining(" "));
    }

    private static String base64(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
