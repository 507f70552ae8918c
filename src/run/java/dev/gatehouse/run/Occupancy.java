package dev.gatehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run at a time in a directory. The lock goes with the process that holds it, however that ends; the numbers in the files tell whom
 * to name and which server a killed run left behind.
 */
final class Occupancy implements AutoCloseable {

    private final Path serverFile;
    private final FileChannel channel;

    private Occupancy(Path directory, FileChannel channel) {
        this.serverFile = directory.resolve("server.pid");
        this.channel = channel;
    }

    static Occupancy of(Path directory) throws IOException {
        Path runFile = directory.resolve("run.pid");
        FileChannel channel =
                FileChannel.open(runFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new RunFailure(
                    "Another run (process " + Files.readString(runFile).strip() + ") is using " + directory
                            + ": stop it first, with Ctrl-C or kill");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return new Occupancy(directory, channel);
    }

    /** Remembers the server, so that the next run can end it if this one can't. */
    void serverIs(long pid) throws IOException {
        Files.writeString(serverFile, pid + "\n");
    }

    /** A server that outlived its run would answer on the port and hold the broker's files. */
    void endLeftOverServer() throws IOException {
        Optional<ProcessHandle> server = leftOverServer();
        if (server.isPresent()) {
            new LeftOver(server.get()).end("TERM", Duration.ofSeconds(20));
        }
        Files.deleteIfExists(serverFile);
    }

    private Optional<ProcessHandle> leftOverServer() throws IOException {
        if (Files.notExists(serverFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readString(serverFile).strip());
        return ProcessHandle.of(pid).filter(Occupancy::isOurs);
    }

    /** The number alone could by now belong to any other program. */
    private static boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && List.of(process.info().arguments().orElse(new String[0])).contains("@payara-micro.args");
    }

    /** To be called when the server has ended. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(serverFile);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
