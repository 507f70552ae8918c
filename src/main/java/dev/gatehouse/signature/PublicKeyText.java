package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Public keys as people paste them: PEM, the base64 inside it, a certificate, or a JWK. */
final class PublicKeyText {

    private static final int SEQUENCE = 0x30;
    private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519", "RSASSA-PSS");
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private PublicKeyText() {}

    /** The key's SubjectPublicKeyInfo (RFC 5280); null when there is none in the text. */
    static byte[] decode(String text) {
        if (text.contains(CERTIFICATE)) {
            return ofCertificate(text);
        }
        if (text.stripLeading().startsWith("{")) {
            return ofJwk(text);
        }
        var base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        byte[] info = Encoding.BASE64.decode(base64, 0);
        return info != null && isInfo(info) && kind(info) != null ? info : null;
    }

    /** Whether bytes look like a SubjectPublicKeyInfo, as against a bare key. */
    static boolean isInfo(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == SEQUENCE;
    }

    /** The key in a SubjectPublicKeyInfo. */
    static PublicKey key(byte[] info) throws GeneralSecurityException {
        var key = kind(info);
        if (key == null) {
            throw new InvalidSecret("this is no public key; copy all of it, from BEGIN to END");
        }
        return key;
    }

    private static PublicKey kind(byte[] info) {
        for (var kind : KINDS) {
            var key = kind(kind, info);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    private static PublicKey kind(String kind, byte[] info) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(info));
        } catch (GeneralSecurityException another) {
            return null;
        }
    }

    private static byte[] ofJwk(String text) {
        try {
            var keys = KeyDocuments.jwkSet(text.getBytes(StandardCharsets.UTF_8));
            return keys.size() == 1 ? keys.get(0).key().getEncoded() : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static byte[] ofCertificate(String text) {
        try {
            return KeyDocuments.certificates(text.getBytes(StandardCharsets.US_ASCII))
                    .get(0)
                    .getPublicKey()
                    .getEncoded();
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
