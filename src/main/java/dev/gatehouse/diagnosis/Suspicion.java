package dev.gatehouse.diagnosis;

/**
 * A guess at what is wrong.
 *
 * @param finding what is said when the guess is right
 * @param mended the same request, or the same endpoint, with this one thing put right
 */
record Suspicion(Finding finding, Subject mended) {}
