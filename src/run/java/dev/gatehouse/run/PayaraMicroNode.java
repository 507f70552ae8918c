package dev.gatehouse.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Gatehouse on Payara Micro, started from {@code target/server}.
 *
 * <p>Under its directory also: {@code broker}, and {@code root}, made anew at every start because the server would else keep its old
 * configuration.
 */
public final class PayaraMicroNode extends ServerNode {

    private final ServerFiles files;
    private final List<String> jvmOptions;

    /**
     * A node that is not started yet.
     *
     * @param environment settings as in the API's table, added to this process's own; {@code GATEHOUSE_HTTP_PORT} absent or 0: a free port
     * @param jvmOptions such as {@code -Xmx512m}
     */
    public PayaraMicroNode(Path directory, Map<String, String> environment, String... jvmOptions) {
        this(ServerFiles.OF_THIS_BUILD, directory, environment, List.of(jvmOptions));
    }

    private PayaraMicroNode(
            ServerFiles files, Path directory, Map<String, String> environment, List<String> jvmOptions) {
        super(directory, environment);
        this.files = files;
        this.jvmOptions = jvmOptions;
        environment()
                .put("GATEHOUSE_BROKER_DIRECTORY", directory().resolve("broker").toString());
    }

    /** As the constructor, for the same server with another application on it, which has to answer at {@code /ready}. */
    public static PayaraMicroNode deploying(
            Path war, Path directory, Map<String, String> environment, String... jvmOptions) {
        var files = new ServerFiles(ServerFiles.OF_THIS_BUILD.directory(), war);
        return new PayaraMicroNode(files, directory, environment, List.of(jvmOptions));
    }

    @Override
    protected ProcessBuilder prepare() throws IOException {
        Path root = directory().resolve("root");
        new DirectoryTree(root).delete();
        return new ProcessBuilder(files.command(jvmOptions, root))
                .directory(files.directory().toFile());
    }

    @Override
    protected String startedLine() {
        return "ready in [\\d,.]+ \\(ms\\)";
    }
}
