package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with an operator's own provider files. */
class ProviderFolderTest {

    private static final String ACME = """
            id: acme
            guide: {name: Acme, setup: Paste it.}
            scheme:
              algorithm: hmac-sha256
              signature: {header: Acme-Signature, encoding: hex}
            """;

    @TempDir
    private Path folder;

    @Test
    void itsProvidersStandBesideThoseOfTheProduct() throws IOException {
        write("acme.yaml", ACME);
        write("README.md", "not a provider");
        var providers = Providers.load().and(folder);
        assertThat(providers.find("acme")).isPresent();
        assertThat(providers.find("github")).isPresent();
        assertThat(providers.all()).hasSize(Providers.load().all().size() + 1);
        assertThat(providers.vectors("acme").tally()).isEqualTo(new ProviderVectors.Tally(0, 0));
    }

    @Test
    void anIdThatComesWithTheProductCannotBeTaken() throws IOException {
        write("github.yaml", ACME.replace("id: acme", "id: github"));
        assertThatThrownBy(() -> Providers.load().and(folder))
                .isInstanceOf(InvalidScheme.class)
                .hasMessage("github.yaml: a provider of this id comes with the product; give yours another id");
    }

    @Test
    void aWordThatIsNotKnownIsNamedWithFileAndLine() throws IOException {
        write("acme.yaml", ACME.replace("encoding: hex", "encoding: hexx"));
        assertThatThrownBy(() -> Providers.load().and(folder))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageContaining("acme.yaml:5: ");
    }

    @Test
    void aFolderThatIsNotThereIsSaidToBeNone() {
        assertThatThrownBy(() -> Providers.load().and(folder.resolve("missing")))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageEndingWith("missing is not a folder that can be read");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
