package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a handshake's value is signed.
 *
 * @param algorithm one of the HMACs (RFC 2104)
 * @param encoding how the signature is written: hex or base64
 */
record HandshakeSignature(Algorithm algorithm, Encoding encoding) {

    HandshakeSignature {
        Words.refuse(!algorithm.word().startsWith("hmac-"), "an answer is signed with one of the HMACs");
        Words.refuse(
                encoding != Encoding.HEX && encoding != Encoding.BASE64, "an answer's signature is in hex or base64");
    }

    static HandshakeSignature of(String algorithm, String encoding) {
        return new HandshakeSignature(Algorithm.of(algorithm), Encoding.of(encoding));
    }

    String of(String value, byte[] key) {
        try {
            var mac = Mac.getInstance(algorithm.javaName());
            mac.init(new SecretKeySpec(key, algorithm.javaName()));
            byte[] signature = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return encoding == Encoding.HEX
                    ? HexFormat.of().formatHex(signature)
                    : Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has the HMACs", impossible);
        }
    }
}
