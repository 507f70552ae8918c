package dev.gatehouse.bench;

import dev.gatehouse.bench.floor.FloorApplication;
import dev.gatehouse.bench.floor.FloorFilter;
import dev.gatehouse.bench.floor.FloorReady;
import dev.gatehouse.bench.floor.FloorResource;
import dev.gatehouse.run.PayaraMicroNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the server's own HTTP stack costs: the same server with the same settings, and a WAR that verifies and stores nothing. */
final class EmptyResource implements AutoCloseable {

    private final PayaraMicroNode node;

    private EmptyResource(PayaraMicroNode node) {
        this.node = node;
    }

    static EmptyResource start() throws IOException {
        var directory = Files.createDirectories(Path.of("target", "bench", "floor"));
        var war = directory.resolve("floor.war");
        pack(war);
        var node = PayaraMicroNode.deploying(war, directory, Map.of("GATEHOUSE_WORKERS", "1"), "-Xmx1g");
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-floor"));
        node.start().awaitReady(Duration.ofMinutes(3));
        return new EmptyResource(node);
    }

    private static void pack(Path war) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (var type :
                    new Class<?>[] {FloorApplication.class, FloorResource.class, FloorReady.class, FloorFilter.class}) {
                var file = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + file));
                try (var bytes = type.getClassLoader().getResourceAsStream(file)) {
                    bytes.transferTo(zip);
                }
            }
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(node.uri().getHost(), node.uri().getPort());
    }

    @Override
    public void close() {
        node.close();
    }
}
