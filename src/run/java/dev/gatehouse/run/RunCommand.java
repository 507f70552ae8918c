package dev.gatehouse.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** {@code mvn -Prun}: Gatehouse on this machine, with its data under {@code .gatehouse}, until Ctrl-C. */
public final class RunCommand {

    private static volatile boolean stopping;

    private RunCommand() {}

    /** Ends this virtual machine with 1 when Gatehouse can't be started, or has ended by itself. */
    public static void main(String[] arguments) throws InterruptedException {
        Progress progress = new Progress(System.out, Clock.systemUTC());
        try {
            Installation installation = Installation.in(Path.of(".gatehouse"), System.getenv(), progress);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation), "stop-gatehouse"));
            System.out.println(installation.start().text());
            fail("The server ended by itself with " + installation.awaitEnd() + ", see .gatehouse/server/log");
        } catch (RunFailure | IOException e) {
            fail(e.getMessage());
        }
    }

    private static void stop(Installation installation) {
        stopping = true;
        installation.close();
    }

    /** Once it is being stopped, whatever goes wrong is a consequence. */
    private static void fail(String message) {
        if (!stopping) {
            System.err.println(message);
            System.exit(1);
        }
    }
}
