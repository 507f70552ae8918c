package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/** The public half of a key pair (RFC 8032), whose 32 bytes are all that is pasted. */
final class Ed25519Key implements Key {

    private static final int RAW_BYTES = 32;

    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 section 4), in hex. */
    private static final String INFO = "302a300506032b6570032100";

    private final PublicKey publicKey;

    private Ed25519Key(PublicKey publicKey) {
        this.publicKey = publicKey;
    }

    static Ed25519Key of(byte[] raw) throws GeneralSecurityException {
        var key = new Ed25519Key(publicKey(raw));
        key.verifying();
        return key;
    }

    /** A public key of its 32 bytes. */
    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        if (raw.length != RAW_BYTES) {
            throw new InvalidSecret("an Ed25519 public key has 32 bytes; copy all of it");
        }
        byte[] info = HexFormat.of().parseHex(INFO + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
    }

    @Override
    public boolean signed(byte[][] message, List<byte[]> candidates) {
        boolean matches = false;
        for (byte[] candidate : candidates) {
            matches |= signed(message, candidate);
        }
        return matches;
    }

    private boolean signed(byte[][] message, byte[] candidate) {
        try {
            var signature = verifying();
            for (byte[] piece : message) {
                signature.update(piece);
            }
            return signature.verify(candidate);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this key was tried when it was made", impossible);
        }
    }

    private Signature verifying() throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(publicKey);
        return signature;
    }
}
