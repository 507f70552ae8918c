package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as senders do, without any part of what is tested. */
final class Sign {

    private Sign() {}

    static String hex(String secret, String content) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", utf8(secret), content));
    }

    static String hex(String algorithm, String secret, String content) {
        return HexFormat.of().formatHex(hmac(algorithm, utf8(secret), content));
    }

    static String base64(String secret, String content) {
        return Base64.getEncoder().encodeToString(hmac("HmacSHA256", utf8(secret), content));
    }

    static String base64(String algorithm, String secret, String content) {
        return Base64.getEncoder().encodeToString(hmac(algorithm, utf8(secret), content));
    }

    static String base64Keyed(String base64Key, String content) {
        return Base64.getEncoder()
                .encodeToString(hmac("HmacSHA256", Base64.getDecoder().decode(base64Key), content));
    }

    private static byte[] hmac(String algorithm, byte[] key, String content) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(utf8(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
