package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void are_made_once_and_kept_for_their_owner_alone() throws IOException {
        Secrets first = Secrets.in(directory, Map.of());

        assertThat(Secrets.in(directory, Map.of())).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.masterKey())).hasSize(32);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4);
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void come_from_the_environment_when_it_has_them() throws IOException {
        Secrets secrets = Secrets.in(directory, Map.of("GATEHOUSE_ADMIN_TOKEN", "mine", "GATEHOUSE_MASTER_KEY", ""));

        assertThat(secrets.adminToken()).isEqualTo("mine");
        assertThat(secrets.masterKey()).isNotBlank();
        assertThat(directory.resolve("admin-token")).doesNotExist();
    }

    @Test
    void are_not_printed() throws IOException {
        Secrets secrets = Secrets.in(directory, Map.of());

        assertThat(secrets.toString()).doesNotContain(secrets.adminToken(), secrets.masterKey(), secrets.demo());
    }
}
