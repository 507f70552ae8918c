package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstPresentTest {

    @Test
    void theFirstPlaceThatHasAValueCounts() {
        var wanted = FirstPresent.of(List.of(
                places("header:X-Key", "json:/id", "body-sha256"),
                places("json:/type"),
                places("json:/missing", "json:/data/id")));
        var body = "{\"data\":{\"id\":9},\"type\":\"a\",\"id\":\"evt_1\"}";
        assertThat(wanted.read(request(Map.of(), body)))
                .containsExactly(Optional.of("evt_1"), Optional.of("a"), Optional.of("9"));
        assertThat(wanted.read(request(Map.of("X-Key", "k"), body)))
                .containsExactly(Optional.of("k"), Optional.of("a"), Optional.of("9"));
    }

    @Test
    void whatIsNowhereIsEmpty() {
        var wanted = FirstPresent.of(List.of(places("json:/id"), places("header:A"), places()));
        assertThat(wanted.read(request(Map.of(), "[]")))
                .containsExactly(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void overlappingPointersAreFoundInOnePass() {
        var wanted =
                FirstPresent.of(List.of(places("json:/a/b"), places("json:/a/c/0"), places("json:/a/b", "json:/z")));
        assertThat(wanted.read(request(Map.of(), "{\"a\":{\"c\":[\"x\"],\"b\":\"y\"}}")))
                .containsExactly(Optional.of("y"), Optional.of("x"), Optional.of("y"));
    }

    @Test
    void whatADatabaseCannotHoldBecomesADigestHereToo() {
        var wanted = FirstPresent.of(List.of(places("json:/id")));
        assertThat(wanted.read(request(Map.of(), "{\"id\":\"\\u0000\"}")).get(0))
                .get()
                .asString()
                .startsWith("sha256:");
    }

    private static List<RequestValue> places(String... expressions) {
        return Stream.of(expressions).map(RequestValue::parse).toList();
    }

    private static InboundRequest request(Map<String, String> headers, String body) {
        return Call.of("github", "a", body, headers).request();
    }
}
