package dev.gatehouse.signature;

/** Public keys that can't be had now. The request may well be genuine: its sender is to come again. */
public final class KeysUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Has no stack trace, because a flood must not have one taken each time.
     *
     * @param message why, for the operator; it holds nothing a stranger sent
     */
    public KeysUnavailable(String message) {
        super(message, null, false, false);
    }
}
