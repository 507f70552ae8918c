package dev.gatehouse.diagnosis;

/**
 * What may be wrong, and how the request would have been proven then.
 *
 * @param finding what there is to say if it would
 * @param attempt the request without that mistake
 */
record Guess(Finding finding, Attempt attempt) {}
