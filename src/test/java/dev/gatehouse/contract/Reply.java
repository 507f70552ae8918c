package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param path of the request it answers, without the query
 */
record Reply(String path, int status, HttpHeaders headers, byte[] body) {

    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(
                response.request().uri().getRawPath(), response.statusCode(), response.headers(), response.body());
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return Json.read(text());
    }

    /** Empty when there is no such header. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    boolean isReplayed() {
        return "true".equals(header("Idempotent-Replayed"));
    }

    Reply is(int expected) {
        assertThat(status).as(this::toString).isEqualTo(expected);
        return this;
    }

    /** Refused by one or the other layer, and no fault of the server. */
    Reply is4xx() {
        assertThat(status).as(this::toString).isBetween(400, 499);
        return this;
    }

    /** Every refusal is a problem document whose reason programs may rely on (RFC 9457). */
    Reply isProblem(int expected, String reason) {
        is(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().path("reason").asText()).isEqualTo(reason);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(json().path("title").asText()).isNotEmpty();
        assertThat(json().path("instance").asText()).isEqualTo(path);
        return this;
    }

    Reply isInvalid(String field) {
        isProblem(400, "invalid_input");
        assertThat(Json.texts(json().path("errors"), "/field"))
                .as(this::toString)
                .contains(field);
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + text();
    }
}
