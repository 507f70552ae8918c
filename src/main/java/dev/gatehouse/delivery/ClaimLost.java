package dev.gatehouse.delivery;

/** The attempt took longer than its claim; what it did is rolled back and another attempt decides. */
final class ClaimLost extends Exception {

    private static final long serialVersionUID = 1L;

    ClaimLost(Claim claim) {
        super("the claim on delivery " + claim.deliveryId() + " ended before attempt " + claim.attempt() + " did");
    }
}
