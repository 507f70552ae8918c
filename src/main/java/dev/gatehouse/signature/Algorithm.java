package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a signature is made. */
public enum Algorithm {
    /** RFC 2104 with SHA-1; only for providers that offer nothing better. */
    HMAC_SHA1("hmac-sha1", Family.HMAC, "HmacSHA1", 20),
    /** RFC 2104 with SHA-256. */
    HMAC_SHA256("hmac-sha256", Family.HMAC, "HmacSHA256", 32),
    /** RFC 2104 with SHA-384. */
    HMAC_SHA384("hmac-sha384", Family.HMAC, "HmacSHA384", 48),
    /** RFC 2104 with SHA-512. */
    HMAC_SHA512("hmac-sha512", Family.HMAC, "HmacSHA512", 64),
    /** FIPS 180-4 over content that holds the secret; only for providers that offer nothing better. */
    SHA1("sha1", Family.DIGEST, "SHA-1", 20),
    /** FIPS 180-4 over content that holds the secret. */
    SHA256("sha256", Family.DIGEST, "SHA-256", 32),
    /** RFC 8032, checked with the sender's public key. */
    ED25519("ed25519", Family.PUBLIC_KEY, "Ed25519", 64),
    /** FIPS 186-5 on P-256 with SHA-256, the signature in DER. */
    ECDSA_P256_SHA256("ecdsa-p256-sha256", Family.PUBLIC_KEY, "SHA256withECDSA", 0),
    /** RFC 8017 section 8.2 with SHA-1; only for providers that offer nothing better. */
    RSA_SHA1("rsa-sha1", Family.PUBLIC_KEY, "SHA1withRSA", 0),
    /** RFC 8017 section 8.2 with SHA-256. */
    RSA_SHA256("rsa-sha256", Family.PUBLIC_KEY, "SHA256withRSA", 0),
    /** RFC 8017 section 8.2 with SHA-512. */
    RSA_SHA512("rsa-sha512", Family.PUBLIC_KEY, "SHA512withRSA", 0),
    /** RFC 8017 section 8.1 with SHA-256 throughout and a salt as long as the digest. */
    RSA_PSS_SHA256("rsa-pss-sha256", Family.PUBLIC_KEY, "PSS-SHA256", 0),
    /** RFC 8017 section 8.1 with SHA-512 throughout and a salt as long as the digest. */
    RSA_PSS_SHA512("rsa-pss-sha512", Family.PUBLIC_KEY, "PSS-SHA512", 0),
    /** RFC 7515: the signature says itself which of the allowed algorithms made it. */
    JWS("jws", Family.JWS, null, 0),
    /** RFC 9421: the request says what of it is signed. */
    HTTP_MESSAGE_SIGNATURE("http-message-signature", Family.MESSAGE, null, 0),
    /** RFC 9440: the certificate by which the sender proved itself in the TLS handshake. */
    CLIENT_CERTIFICATE("client-certificate", Family.CERTIFICATE, null, 0),
    /** No signature at all: the secret itself is sent. */
    TOKEN("token", Family.TOKEN, null, 0);

    /** What kinds there are, by what is needed for a check. */
    enum Family {
        HMAC,
        DIGEST,
        PUBLIC_KEY,
        JWS,
        MESSAGE,
        CERTIFICATE,
        TOKEN
    }

    private final String word;
    private final Family family;
    private final String javaName;
    private final int signatureBytes;

    Algorithm(String word, Family family, String javaName, int signatureBytes) {
        this.word = word;
        this.family = family;
        this.javaName = javaName;
        this.signatureBytes = signatureBytes;
    }

    /** As files and the API spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    Family family() {
        return family;
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
