package dev.gatehouse.chaos;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A process and all it has started, stopped in their tracks (SIGSTOP) until this is closed. */
final class Frozen implements AutoCloseable {

    private final List<ProcessHandle> processes;

    private Frozen(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    /** The parent goes first, so that it starts nothing that would escape. */
    static Frozen of(ProcessHandle parent) {
        signal("STOP", List.of(parent));
        var children = parent.descendants().toList();
        signal("STOP", children);
        return new Frozen(Stream.concat(Stream.of(parent), children.stream()).toList());
    }

    List<ProcessHandle> processes() {
        return processes;
    }

    @Override
    public void close() {
        signal("CONT", processes);
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var pids = processes.stream().map(process -> Long.toString(process.pid()));
        try {
            new ProcessBuilder(
                            Stream.concat(Stream.of("kill", "-" + name), pids).toList())
                    .start()
                    .waitFor();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
