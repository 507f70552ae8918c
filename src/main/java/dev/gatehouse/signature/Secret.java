package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A secret, public key or token as the provider shows it. {@link Verifier#of} refuses one that its scheme can't use.
 *
 * @param id what it is called; goes with the requests it proves
 * @param text the secret itself
 */
public record Secret(String id, String text) {

    private static final int FINGERPRINT_BYTES = 6;
    private static final String PURPOSE = "gatehouse secret fingerprint:";

    /** Twelve digits by which people tell secrets apart; too little of a digest to get the secret back. */
    public String fingerprint() {
        byte[] digest = Sha256.of((PURPOSE + text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES));
    }

    @Override
    public String toString() {
        return "Secret[" + id + "]";
    }
}
