package dev.gatehouse.signature;

/** A secret that can't be one of its scheme; the message says how it has to look and never holds it. */
public final class InvalidSecret extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSecret(String cure) {
        super(cure);
    }
}
