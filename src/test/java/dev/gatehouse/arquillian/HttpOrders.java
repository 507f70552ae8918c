package dev.gatehouse.arquillian;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver that takes orders over HTTP at one address, and not at another. */
final class HttpOrders implements AutoCloseable {

    private final Map<UUID, String> taken = new ConcurrentHashMap<>();
    private final HttpServer server;

    HttpOrders() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/open", this::take);
        server.createContext("/closed", exchange -> answer(exchange, 503));
        server.start();
    }

    String url(boolean takes) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + (takes ? "/open" : "/closed");
    }

    String taken(UUID event) {
        return taken.get(event);
    }

    private void take(HttpExchange exchange) throws IOException {
        var id = UUID.fromString(exchange.getRequestHeaders().getFirst("webhook-id"));
        taken.put(id, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 204);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
