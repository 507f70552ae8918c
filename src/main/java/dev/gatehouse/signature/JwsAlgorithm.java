package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The algorithms of JSON web signatures (RFC 7518 section 3, RFC 8037); {@code none} is not among them. */
public enum JwsAlgorithm {
    /** HMAC with SHA-256. */
    HS256("HS256", Algorithm.HMAC_SHA256, null),
    /** HMAC with SHA-384. */
    HS384("HS384", Algorithm.HMAC_SHA384, null),
    /** HMAC with SHA-512. */
    HS512("HS512", Algorithm.HMAC_SHA512, null),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256("RS256", null, "SHA256withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384("RS384", null, "SHA384withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512("RS512", null, "SHA512withRSA"),
    /** RSASSA-PSS with SHA-256. */
    PS256("PS256", null, "PSS-SHA256"),
    /** RSASSA-PSS with SHA-384. */
    PS384("PS384", null, "PSS-SHA384"),
    /** RSASSA-PSS with SHA-512. */
    PS512("PS512", null, "PSS-SHA512"),
    /** ECDSA on P-256 with SHA-256. */
    ES256("ES256", null, "SHA256withECDSAinP1363Format"),
    /** ECDSA on P-384 with SHA-384. */
    ES384("ES384", null, "SHA384withECDSAinP1363Format"),
    /** ECDSA on P-521 with SHA-512. */
    ES512("ES512", null, "SHA512withECDSAinP1363Format"),
    /** Ed25519. */
    EDDSA("EdDSA", null, "Ed25519");

    private final String word;
    private final Algorithm shared;
    private final String javaName;

    JwsAlgorithm(String word, Algorithm shared, String javaName) {
        this.word = word;
        this.shared = shared;
        this.javaName = javaName;
    }

    /** As the JWS header spells it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Whether sender and receiver share the secret. */
    boolean isShared() {
        return shared != null;
    }

    /** The algorithm of a shared secret; null for public keys. */
    Algorithm shared() {
        return shared;
    }

    /** What the platform calls it; null for shared secrets. */
    String javaName() {
        return javaName;
    }

    @JsonCreator
    static JwsAlgorithm of(String word) {
        return Words.find(values(), JwsAlgorithm::word, word);
    }
}
