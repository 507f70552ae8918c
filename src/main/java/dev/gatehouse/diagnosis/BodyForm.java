package dev.gatehouse.diagnosis;

/**
 * What the body may have been when it was signed.
 *
 * @param cause what happened to it since
 * @param message the same for people
 * @param bytes as it may have been
 */
@SuppressWarnings("ArrayRecordComponent")
record BodyForm(Cause cause, String message, byte[] bytes) {}
