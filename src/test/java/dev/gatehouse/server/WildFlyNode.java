package dev.gatehouse.server;

import dev.gatehouse.run.DirectoryTree;
import dev.gatehouse.run.FreePort;
import dev.gatehouse.run.ServerNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Gatehouse on WildFly: one unpacked server, made ready by {@code server-config/wildfly/configure.sh}, and a base directory of its own for
 * each node.
 */
final class WildFlyNode extends ServerNode {

    private static final String CONFIGURATION = "standalone-full.xml";
    private static final int MANAGEMENT_PORT = 9990;

    /** All ports of the server but that of HTTP are moved by the same distance. */
    private final int managementPort = MANAGEMENT_PORT + FreePort.find() % 20_000 + 10_000;

    private final String jvmOptions;

    WildFlyNode(Path directory, Map<String, String> environment, String... jvmOptions) {
        super(directory, environment);
        this.jvmOptions = jvmOptions.length == 0 ? "-Xmx512m" : String.join(" ", jvmOptions);
    }

    @Override
    protected ProcessBuilder prepare() throws IOException {
        var home = Directories.unpacked("wildfly");
        configure(home);
        var base = base(home);
        var command = new ProcessBuilder(
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                CONFIGURATION,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.socket.binding.port-offset=" + (managementPort - MANAGEMENT_PORT),
                "-Djboss.tx.node.id=" + managementPort);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JBOSS_JAVA_SIZING", jvmOptions);
        return command;
    }

    /** As an operator does: once, and again with every upgrade. */
    static String configure(Path home) {
        return new Script(Path.of("target", "wildfly"), Map.of("JAVA_HOME", System.getProperty("java.home")))
                .run(List.of("sh", "configure.sh", home.toString(), CONFIGURATION));
    }

    private Path base(Path home) throws IOException {
        var base = directory().resolve("base");
        new DirectoryTree(base).delete();
        Directories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        var deployments = Files.createDirectories(base.resolve("deployments"));
        Files.copy(
                Path.of("target", "gatehouse.war"),
                deployments.resolve("gatehouse.war"),
                StandardCopyOption.REPLACE_EXISTING);
        return base;
    }

    @Override
    protected String startedLine() {
        return "WFLYSRV002[56]";
    }

    @Override
    public URI health() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }
}
