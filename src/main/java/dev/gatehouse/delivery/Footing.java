package dev.gatehouse.delivery;

/** What the attempts of a round have in common, and what becomes of the others when one of them fails. */
enum Footing {
    /** The only one of its round. */
    ALONE,

    /**
     * Each begins at a savepoint: one that fails takes back what it did itself and nothing of its neighbours. For handlers
     * that may do more than the database can take back.
     */
    APART,

    /**
     * Written in one go, two round trips less for each: one that fails takes everything back, and each is attempted again
     * alone. For handlers that say they are repeatable.
     */
    TOGETHER
}
