package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of test vectors: read strictly, refused helpfully, and counted honestly. */
class VectorReaderTest {

    private static final String FILE = """
        - name: good
          source: Acme's manual
          request:
            method: PUT
            url: https://acme.example/hook?a=b
            headers:
              X-Acme: secret
              X-Twice: [one, two]
            body: Grüße
          secrets: secret
          clock: 1750000000
          expect: valid
        - name: bad
          like: good
          request: {bodyBase64: AP8=}
          secrets: [other]
          expect: invalid
          why: no-match
        """;

    private static final String PROVIDER = """
        id: acme
        guide: {name: Acme, setup: Paste the URL.}
        scheme:
          algorithm: token
          signature: {header: X-Acme, encoding: text}
        """;

    @Test
    void aVectorIsARequestWithSecretsATimeAndAVerdict() {
        var request = read(FILE).get(0).request().inbound();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.url()).isEqualTo("https://acme.example/hook?a=b");
        assertThat(request.headers().all("x-twice")).containsExactly("one", "two");
        assertThat(request.body()).isEqualTo("Grüße".getBytes(StandardCharsets.UTF_8));
        assertThat(read(FILE).get(0).expected()).isEqualTo("valid");
    }

    @Test
    void aVectorTakesWhatItLeavesOutFromTheOneItIsLike() {
        var bad = read(FILE).get(1);
        assertThat(bad.source()).isEqualTo("Acme's manual");
        assertThat(bad.clock()).isEqualTo(1_750_000_000);
        assertThat(bad.request().method()).isEqualTo("PUT");
        assertThat(bad.request().headers())
                .isEqualTo(read(FILE).get(0).request().headers());
        assertThat(bad.request().inbound().body()).containsExactly(0, 255);
        assertThat(bad.secrets()).containsExactly("other");
        assertThat(bad.expected()).isEqualTo("no-match");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secrets: secret      | secert: secret         | 10 | 0.secert: is not known here; there are anchors",
                "method: PUT          | verb: PUT              | 4  | 0.request.verb: is not known here; there are body",
                "X-Acme: secret       | X-Acme: 5              | 7  | 0.request.headers.X-Acme: must be text",
                "X-Acme: secret       | X-Acme:                | 3  | headers has X-Acme without a value",
                "body: Grüße          | bodyBase64: '*'        | 3  | 0.request: bodyBase64 is not in base64",
                "body: Grüße\\n       | \\n                    | 1  | 0: request.body is missing",
                "{bodyBase64: AP8=}   | {bodyBase64: AP8=, body: a} | 15 | body and bodyBase64 are one too many",
                "source: Acme's manual\\n | \\n                 | 1  | 0: source is missing",
                "secrets: secret\\n   | \\n                    | 1  | 0: secrets is missing",
                "clock: 1750000000    | clock: yesterday       | 11 | 0.clock: must be a whole number",
                "clock: 1750000000    | clock: -1              | 1  | 0: clock must be 0 or more",
                "expect: valid        | expect: maybe          | 12 | 0.expect: must be one of valid, invalid",
                "expect: valid        | expect: invalid        | 1  | 0: why is missing",
                "expect: invalid      | expect: valid          | 13 | 1: why is for what must be refused",
                "why: no-match        | why: bad               | 18 | 1.why: must be one of missing-signature",
                "like: good           | like: god              | 13 | 1: like names a vector that stands above",
                "name: bad            | name: good             | 13 | 1: name is that of a vector above",
                "[other]              | [~]                    | 13 | 1: secrets has one that says nothing",
                "- name: good         | - nmae: good           | 1  | 0.nmae: is not known here",
                "- name: bad          | -\\n- name: bad        | 13 | 1: what the vector holds is missing",
            })
    void aMistakeInAFileIsNamedWithItsLineAndTheCure(String right, String wrong, int line, String message) {
        var text = FILE.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(FILE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageStartingWith("vectors/acme.yaml:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("# nothing\n")).hasMessage("vectors/acme.yaml:1: is empty");
    }

    @Test
    void whatComesOutOtherwiseThanTheFileSaysIsNotCountedAsPassed() {
        assertThat(tally(FILE)).isEqualTo(new ProviderVectors.Tally(2, 2));
        assertThat(tally(FILE.replace("[other]", "secret"))).isEqualTo(new ProviderVectors.Tally(1, 2));
        assertThat(tally(FILE.replace("no-match", "missing-signature"))).isEqualTo(new ProviderVectors.Tally(1, 2));
        assertThat(tally(FILE.replace("[other]", "''"))).isEqualTo(new ProviderVectors.Tally(1, 2));
    }

    @Test
    void aProviderWithoutVectorsHasNone() {
        var files = new ProviderFiles(List.of("acme"), name -> Optional.ofNullable(file(name, null)));
        assertThat(Providers.of(files).vectors("acme").tally()).isEqualTo(new ProviderVectors.Tally(0, 0));
    }

    @Test
    void vectorsOfAProviderWithoutASchemeAreRefused() {
        var unsigned = PROVIDER.substring(0, PROVIDER.indexOf("scheme:"));
        var files = Map.of("acme.yaml", utf8(unsigned), "vectors/acme.yaml", utf8(FILE));
        var providers = Providers.of(new ProviderFiles(List.of("acme"), name -> Optional.ofNullable(files.get(name))));
        assertThatThrownBy(() -> providers.vectors("acme").tally())
                .hasMessage("vectors/acme.yaml: acme has no scheme to test; remove it");
    }

    @Test
    void aProviderThatIsListedButNotThereIsNamed() {
        assertThatThrownBy(() -> Providers.of(new ProviderFiles(List.of("acme"), name -> Optional.empty())))
                .hasMessage("acme.yaml is missing");
    }

    private static ProviderVectors.Tally tally(String vectors) {
        var files = new ProviderFiles(List.of("acme"), name -> Optional.ofNullable(file(name, vectors)));
        return Providers.of(files).vectors("acme").tally();
    }

    private static byte[] file(String name, String vectors) {
        return name.equals("acme.yaml") ? utf8(PROVIDER) : vectors == null ? null : utf8(vectors);
    }

    private static List<TestVector> read(String text) {
        return VectorReader.read(new DocumentFile("vectors/acme.yaml", utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
