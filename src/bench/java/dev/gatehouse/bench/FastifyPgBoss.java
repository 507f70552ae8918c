package dev.gatehouse.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The receiver of {@code src/bench/peers/fastify-pg-boss}, on the same PostgreSQL; measured where Node and npm are installed. */
final class FastifyPgBoss implements Receiver, AutoCloseable {

    private static final Path SOURCE = Path.of("src", "bench", "peers", "fastify-pg-boss");

    private final Process process;
    private final InetSocketAddress address;
    private final Counts counts;

    private FastifyPgBoss(Process process, InetSocketAddress address, Counts counts) {
        this.process = process;
        this.address = address;
        this.counts = counts;
    }

    static boolean canRun() {
        return Stream.of("node", "npm").allMatch(FastifyPgBoss::isInstalled);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static FastifyPgBoss start(Cluster cluster) throws Exception {
        cluster.newDatabase("fastify");
        var directory = Files.createDirectories(Path.of("target", "bench", "fastify"));
        for (var file : List.of("package.json", "server.js")) {
            Files.copy(SOURCE.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(directory, Map.of(), "npm", "install", "--silent", "--no-audit", "--no-fund")
                .waitFor();
        int port = freePort();
        var process = run(
                directory,
                Map.of(
                        "PORT", Integer.toString(port),
                        "SECRET", Webhooks.SECRET,
                        "DB_PORT", Integer.toString(cluster.port()),
                        "DB_NAME", "fastify",
                        "DB_USER", cluster.user(),
                        "DB_PASSWORD", cluster.password(),
                        "NODE_ENV", "production"),
                "node",
                "server.js");
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-fastify"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        await(process, address);
        return new FastifyPgBoss(process, address, new Counts(cluster.dataSource("fastify")));
    }

    private static Process run(Path directory, Map<String, String> environment, String... command) throws IOException {
        var log = directory.resolve("log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(Process process, InetSocketAddress address) throws Exception {
        Pause.until(() -> !process.isAlive() || listens(address));
        if (!process.isAlive()) {
            throw new IllegalStateException("Fastify does not start, see target/bench/fastify/log");
        }
    }

    private static boolean listens(InetSocketAddress address) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public long stored() throws SQLException {
        return counts.of("select count(*) from webhook");
    }

    @Override
    public long done() throws SQLException {
        return counts.of("select count(*) from processed");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
