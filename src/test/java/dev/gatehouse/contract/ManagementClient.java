package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** A caller of the management API. Headers are names and values in turn. */
record ManagementClient(Http http, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Reply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Reply post(String path, String json, String... headers) {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", "application/json"))
                .toArray(String[]::new);
        return send("POST", path, BodyPublishers.ofString(json), all);
    }

    Reply patch(String path, String json, String... headers) {
        Stream<String> contentType = Stream.of(headers).anyMatch("Content-Type"::equals)
                ? Stream.empty()
                : Stream.of("Content-Type", "application/json");
        String[] all = Stream.concat(Stream.of(headers), contentType).toArray(String[]::new);
        return send("PATCH", path, BodyPublishers.ofString(json), all);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Reply create(JsonNode endpoint) {
        return post("/endpoints", endpoint.toString()).is(201);
    }

    /** The events of an endpoint, newest first; further filters as they stand in a query. */
    JsonNode events(String slug, String... filters) {
        return get("/events?"
                        + String.join(
                                "&",
                                Stream.concat(Stream.of("endpoint=" + slug), Stream.of(filters))
                                        .toList()))
                .is(200)
                .json()
                .path("items");
    }

    /** The one event of the endpoint. */
    JsonNode onlyEvent(String slug) {
        JsonNode events = events(slug);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** The one event of the endpoint, as soon as it has this status. */
    JsonNode awaitOnlyEvent(String slug, String status) {
        return await().atMost(PATIENCE).until(() -> onlyEvent(slug), event -> status.equals(text(event, "status")));
    }

    byte[] bodyOf(JsonNode event) {
        return get("/events/" + text(event, "id") + "/body").is(200).body();
    }

    /** The one refused request of the endpoint, with its headers and body: a refusal is on record soon after its answer. */
    JsonNode awaitOnlyRejection(String slug) {
        JsonNode rejections = await().atMost(PATIENCE)
                .until(() -> get("/rejections?endpoint=" + slug).is(200).json().path("items"), list -> !list.isEmpty());
        assertThat(rejections).hasSize(1);
        return get("/rejections/" + text(rejections.get(0), "id")).is(200).json();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Reply send(String method, String path, BodyPublisher body, String... headers) {
        Stream<String> authorization = Stream.of("Authorization", "Bearer " + token);
        String[] all = Stream.concat(Stream.of(headers), authorization).toArray(String[]::new);
        return http.send(method, "/api/v1" + path, body, all);
    }
}
