package dev.gatehouse.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Where the run command's server listens.
 *
 * @param address as the server is told
 */
record Door(String address, int port) {

    static Door from(Map<String, String> environment) {
        String address = given(environment, "GATEHOUSE_HTTP_ADDRESS", "127.0.0.1");
        String port = given(environment, "GATEHOUSE_HTTP_PORT", "8080");
        try {
            return new Door(address, Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new RunFailure("GATEHOUSE_HTTP_PORT is not a number: " + port, e);
        }
    }

    /** Found out here, because the server would only say so in the middle of its log. */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new RunFailure(
                    "Can't listen on " + address + ":" + port + " (" + e.getMessage()
                            + "): set GATEHOUSE_HTTP_PORT to a free port, or GATEHOUSE_HTTP_ADDRESS to an address of this machine",
                    e);
        }
    }

    private static String given(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
