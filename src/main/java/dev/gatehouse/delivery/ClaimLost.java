package dev.gatehouse.delivery;

/** An attempt took longer than its claim; what it did is rolled back and another attempt decides. */
final class ClaimLost extends Exception {

    private static final long serialVersionUID = 1L;

    ClaimLost(Round round) {
        super("a claim ended before its attempt did, in a round of "
                + round.claims().size());
    }
}
