package dev.gatehouse.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine that nobody uses at the moment, below those that operating systems give to outgoing connections:
 * one of these would be taken before the server for which it was found has started.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /**
     * Free when this was asked; another server may take it meanwhile.
     *
     * @throws IllegalStateException when none is found
     */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + FIRST + " to " + LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
