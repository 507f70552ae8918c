package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void anyCaseFindsAHeader() {
        var headers = Headers.of(Map.of("X-GitHub-Event", List.of("push")));
        assertThat(headers.first("x-github-event")).contains("push");
        assertThat(headers.all("X-GITHUB-EVENT")).containsExactly("push");
        assertThat(headers.first("X-GitHub")).isEmpty();
        assertThat(headers.all("X-GitHub")).isEmpty();
    }

    @Test
    void orderSpellingAndRepetitionAreKept() {
        var lines = List.of(Map.entry("B", "1"), Map.entry("a", "2"), Map.entry("b", "3"));
        var headers = Headers.ofLines(lines);
        assertThat(headers.entries()).isEqualTo(lines);
        assertThat(headers.all("b")).containsExactly("1", "3");
        assertThat(headers.first("b")).contains("1");
    }

    @Test
    void nobodyChangesThemAfterwards() {
        var values = new ArrayList<>(List.of("1"));
        var map = new LinkedHashMap<String, List<String>>(Map.of("A", values));
        var headers = Headers.of(map);
        values.add("2");
        map.clear();
        assertThat(headers.all("a")).containsExactly("1");
    }
}
