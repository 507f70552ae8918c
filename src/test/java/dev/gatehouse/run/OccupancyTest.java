package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccupancyTest {

    @TempDir
    private Path directory;

    @Test
    void names_the_run_that_holds_the_directory() throws IOException, InterruptedException {
        Process other = OtherProcess.start(Holder.class, directory);
        try {
            assertThatThrownBy(() -> Occupancy.of(directory))
                    .isInstanceOf(RunFailure.class)
                    .hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }

        Occupancy.of(directory).close();
    }

    @Test
    void ends_the_server_of_a_killed_run_but_no_other_process_that_got_its_number()
            throws IOException, InterruptedException {
        Process server = new ProcessBuilder("sh", "-c", "sleep 60; exit", "@payara-micro.args").start();
        Process stranger = new ProcessBuilder("sh", "-c", "sleep 60; exit").start();
        try {
            endLeftOver(server);
            endLeftOver(stranger);

            assertThat(server.waitFor()).isNotZero();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    private void endLeftOver(Process process) throws IOException {
        Files.writeString(directory.resolve("server.pid"), process.pid() + "\n");
        try (Occupancy occupancy = Occupancy.of(directory)) {
            occupancy.endLeftOverServer();
        }
        assertThat(directory.resolve("server.pid")).doesNotExist();
    }

    static final class Holder {

        public static void main(String[] directory) throws IOException {
            Occupancy occupancy = Occupancy.of(Path.of(directory[0]));
            System.out.println("up");
            System.in.read();
            occupancy.close();
        }
    }
}
