package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a signature is made. */
public enum Algorithm {
    /** RFC 2104 with SHA-1; only for providers that offer nothing better. */
    HMAC_SHA1("hmac-sha1", "HmacSHA1", 20),
    /** RFC 2104 with SHA-256. */
    HMAC_SHA256("hmac-sha256", "HmacSHA256", 32),
    /** RFC 2104 with SHA-384. */
    HMAC_SHA384("hmac-sha384", "HmacSHA384", 48),
    /** RFC 2104 with SHA-512. */
    HMAC_SHA512("hmac-sha512", "HmacSHA512", 64),
    /** RFC 8032, checked with the sender's public key. */
    ED25519("ed25519", "Ed25519", 64),
    /** No signature at all: the secret itself is sent. */
    TOKEN("token", null, 0);

    private final String word;
    private final String javaName;
    private final int signatureBytes;

    Algorithm(String word, String javaName, int signatureBytes) {
        this.word = word;
        this.javaName = javaName;
        this.signatureBytes = signatureBytes;
    }

    /** As files and the API spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    String javaName() {
        return javaName;
    }

    /** Length of every signature; 0 when they differ. */
    int signatureBytes() {
        return signatureBytes;
    }

    @JsonCreator
    static Algorithm of(String word) {
        return Words.find(values(), Algorithm::word, word);
    }
}
