package dev.gatehouse.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Map;

/**
 * The public half of a key pair: RSA, ECDSA or Ed25519.
 *
 * @param name what the platform calls the signature, or {@code PSS-} and the digest
 * @param publicKey the key
 */
record AsymmetricKey(String name, PublicKey publicKey) implements Key {

    private static final String PSS = "PSS-";
    private static final Map<String, Integer> PSS_SALT = Map.of("SHA256", 32, "SHA384", 48, "SHA512", 64);

    /**
     * A key that was tried.
     *
     * @throws InvalidSecret when it is of another kind
     */
    static AsymmetricKey of(String name, PublicKey publicKey) {
        var key = new AsymmetricKey(name, publicKey);
        try {
            key.verifying();
            return key;
        } catch (GeneralSecurityException unfit) {
            throw new InvalidSecret("this public key is of another kind than " + name + " needs; copy the right one");
        }
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
        } catch (SignatureException | InvalidKeyException malformedOrUnfit) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + name, impossible);
        }
    }

    private Signature verifying() throws GeneralSecurityException {
        var signature = name.startsWith(PSS) ? pss(name.substring(PSS.length())) : Signature.getInstance(name);
        signature.initVerify(publicKey);
        return signature;
    }

    private static Signature pss(String digest) throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        var dashed = digest.replace("SHA", "SHA-");
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                dashed,
                "MGF1",
                new MGF1ParameterSpec(dashed),
                PSS_SALT.get(digest),
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
