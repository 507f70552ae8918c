package dev.gatehouse.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.endpoint.Findings;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request that somebody recorded.
 *
 * @param method HTTP method; null for POST
 * @param url as the provider called it, query included
 * @param headers an object of names with a value or a list of values, or a list of pairs as rejections show them
 * @param body the body as text, sent in UTF-8
 * @param bodyBase64 its bytes in base64, instead of {@code body}
 * @param receivedAt when it came; null for now
 */
record PastedRequest(String method, String url, JsonNode headers, String body, String bodyBase64, Instant receivedAt) {

    private static final int LARGEST_BODY = 4 << 20;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * As it came.
     *
     * @throws dev.gatehouse.endpoint.InvalidDocument naming what is wrong with it
     */
    InboundRequest inbound() {
        var findings = new Findings();
        findings.require(url != null && !url.isBlank(), "url", "is missing; say how the provider called it");
        findings.require(
                headers != null && headers.isContainerNode(),
                "headers",
                "is missing; send an object of names and values");
        findings.require(
                (body == null) != (bodyBase64 == null), "body", "must be there as body or as bodyBase64, not as both");
        findings.require(
                receivedAt == null || !(receivedAt.isBefore(EARLIEST) || receivedAt.isAfter(LATEST)),
                "receivedAt",
                "must be a time between 1970 and 9999");
        var bytes = findings.check("bodyBase64", this::bytes);
        findings.require(
                bytes == null || bytes.length <= LARGEST_BODY, "body", "has more than " + LARGEST_BODY + " bytes");
        var lines = headers == null ? List.<Map.Entry<String, String>>of() : lines(findings);
        findings.throwIfAny();
        return new InboundRequest(method == null ? "POST" : method, url, Headers.ofLines(lines), bytes);
    }

    private byte[] bytes() {
        if (bodyBase64 == null) {
            return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(bodyBase64);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("is not in base64 (RFC 4648 section 4)", broken);
        }
    }

    private List<Map.Entry<String, String>> lines(Findings findings) {
        var lines = new ArrayList<Map.Entry<String, String>>();
        if (headers.isArray()) {
            headers.forEach(pair -> {
                findings.require(isPair(pair), "headers", "is a list, so each must be a name and a value");
                if (isPair(pair)) {
                    lines.add(Map.entry(pair.get(0).textValue(), pair.get(1).textValue()));
                }
            });
        } else {
            headers.properties().forEach(header -> add(header.getKey(), header.getValue(), lines, findings));
        }
        return lines;
    }

    private static boolean isPair(JsonNode pair) {
        return pair.isArray()
                && pair.size() == 2
                && pair.get(0).isTextual()
                && pair.get(1).isTextual();
    }

    private static void add(String name, JsonNode value, List<Map.Entry<String, String>> lines, Findings findings) {
        if (value.isArray()) {
            value.forEach(one -> add(name, one, lines, findings));
        } else {
            findings.require(value.isTextual(), "headers." + name, "must be a text or a list of texts");
            lines.add(Map.entry(name, value.asText()));
        }
    }
}
