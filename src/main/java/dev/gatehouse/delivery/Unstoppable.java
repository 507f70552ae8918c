package dev.gatehouse.delivery;

import java.util.concurrent.TimeoutException;

/** Work that took too long and goes on although it was interrupted. It holds its thread until it ends by itself. */
final class Unstoppable extends TimeoutException {

    private static final long serialVersionUID = 1L;
}
