package dev.gatehouse.keys;

import java.time.Duration;

/**
 * A document as it was published.
 *
 * @param bytes its content
 * @param maxAge how long its publisher says that it stays as it is; null when it says nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Fetched(byte[] bytes, Duration maxAge) {}
