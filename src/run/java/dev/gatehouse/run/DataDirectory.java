package dev.gatehouse.run;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory PostgreSQL keeps its data in: what has to be looked at before a server is started on it. */
record DataDirectory(Path path) {

    private static final Pattern MAJOR_IN_JAR_NAME = Pattern.compile("-(\\d+)\\.[\\d.]+\\.jar!");

    /** Data of another major version can't be read; starting on it would end in a bare time-out. */
    void requireReadable() throws IOException {
        Path version = path.resolve("PG_VERSION");
        Optional<String> ours = majorVersionOfBinaries();
        if (Files.notExists(version) || ours.isEmpty()) {
            return;
        }
        String theirs = Files.readString(version).strip();
        if (!theirs.equals(ours.get())) {
            throw new RunFailure("The database in " + path + " was written by PostgreSQL " + theirs
                    + ", this build brings " + ours.get()
                    + ": dump it with version " + theirs
                    + " (pg_dump), move the directory away, start once, and restore; or build with"
                    + " -Dpostgresql.binaries.version=" + theirs + ".x.0");
        }
    }

    /** A server whose parent was killed lives on and holds the directory: it is asked for a fast shutdown, which ends its sessions. */
    void endLeftOverServer() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            new LeftOver(server.get()).end("INT", Duration.ofSeconds(20));
        }
    }

    /** The running server's process; its number alone could by now belong to any other program. */
    Optional<ProcessHandle> server() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(DataDirectory::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> command.contains("postgres"))
                        .isPresent();
    }

    private static Optional<String> majorVersionOfBinaries() {
        ClassLoader loader = DataDirectory.class.getClassLoader();
        return Stream.of("linux-x86_64", "linux-arm_64", "darwin-x86_64", "darwin-arm_64")
                .map(platform -> loader.getResource("postgres-" + platform + ".txz"))
                .filter(Objects::nonNull)
                .map(URL::toString)
                .map(MAJOR_IN_JAR_NAME::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
