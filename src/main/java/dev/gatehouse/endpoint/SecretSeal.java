package dev.gatehouse.endpoint;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals secrets with the master key before they reach the database. A sealed secret opens only under its own id. */
@ApplicationScoped
public class SecretSeal {

    private static final int KEY_BYTES = 32;
    private static final String CURE =
            "set GATEHOUSE_MASTER_KEY to 32 random bytes in base64, as openssl rand -base64 32 prints them, and keep it: "
                    + "without it no stored secret can be read";

    @Inject
    @ConfigProperty(name = "gatehouse.master.key")
    private Optional<String> masterKey;

    private Aead aead;

    /** Fails when there is no usable key, so that a node without one does not start. */
    @PostConstruct
    void open() {
        try {
            aead = new AesGcmJce(key(masterKey));
        } catch (GeneralSecurityException unusable) {
            throw new WrongSetup("the master key can't be used; " + CURE, unusable);
        }
    }

    /** Has the key read now rather than with the first secret. */
    void requireKey() {}

    static byte[] key(Optional<String> masterKey) {
        var text = masterKey.orElseThrow(() -> new WrongSetup("there is no master key; " + CURE));
        try {
            var key = Base64.getDecoder().decode(text.trim());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noBase64) {
            throw new WrongSetup("the master key is not base64; " + CURE);
        }
        throw new WrongSetup("the master key does not have 32 bytes; " + CURE);
    }

    /** Seals a secret under an id of its own. */
    public byte[] seal(UUID secretId, String secret) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), name(secretId));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a secret could not be sealed", broken);
        }
    }

    /**
     * Opens what was sealed under this id.
     *
     * @throws IllegalStateException when it was sealed with another master key
     */
    public String open(UUID secretId, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, name(secretId)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException(
                    "secret " + secretId
                            + " was sealed with another master key; start with the one it was stored under",
                    otherKey);
        }
    }

    boolean opens(UUID secretId, byte[] sealed) {
        try {
            aead.decrypt(sealed, name(secretId));
            return true;
        } catch (GeneralSecurityException otherKey) {
            return false;
        }
    }

    private static byte[] name(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
