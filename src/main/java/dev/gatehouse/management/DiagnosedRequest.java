package dev.gatehouse.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request to find out about, as somebody has it from a log or from the provider.
 *
 * @param method HTTP method; null for POST
 * @param url where it was sent; null for the endpoint's own door
 * @param headers names with a value, or with a list of values when they come several times
 * @param body the body as text
 * @param bodyBase64 the body's bytes, instead of {@code body}
 * @param receivedAt when it came, as in 2026-01-31T09:00:00Z; null for now
 */
record DiagnosedRequest(
        String method, String url, Map<String, JsonNode> headers, String body, byte[] bodyBase64, String receivedAt) {

    /**
     * The request.
     *
     * @throws InvalidDocument naming what is missing
     */
    InboundRequest inbound(URI door) {
        if (headers == null) {
            throw invalid("headers", "is missing; send the request's headers, names with their values");
        }
        if ((body == null) == (bodyBase64 == null)) {
            throw invalid("body", "and bodyBase64: send one of the two, and \"\" for an empty body");
        }
        return new InboundRequest(
                method == null ? "POST" : method,
                url == null ? door.toString() : requireUrl(),
                Headers.ofLines(lines()),
                body == null ? bodyBase64 : body.getBytes(StandardCharsets.UTF_8));
    }

    private String requireUrl() {
        try {
            if (new URI(url).isAbsolute()) {
                return url;
            }
        } catch (URISyntaxException noUrl) {
            throw invalid("url", "is no URL; send it as https://host/path?query");
        }
        throw invalid("url", "is not complete; send it as https://host/path?query");
    }

    private List<Map.Entry<String, String>> lines() {
        var lines = new ArrayList<Map.Entry<String, String>>();
        headers.forEach((name, value) -> {
            if (value.isArray()) {
                value.forEach(one -> lines.add(line(name, one)));
            } else {
                lines.add(line(name, value));
            }
        });
        return lines;
    }

    private static Map.Entry<String, String> line(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid("headers." + name, "must be a text or a list of texts");
        }
        return Map.entry(name, value.textValue());
    }

    private static InvalidDocument invalid(String field, String message) {
        return new InvalidDocument(List.of(new FieldError(field, field + " " + message)));
    }
}
