package dev.gatehouse.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A test vector's request.
 *
 * @param method HTTP method; absent for POST
 * @param url as the provider calls it; absent when it does not matter
 * @param headers names with their value, or with the values of several lines
 * @param body the body as text, sent in UTF-8
 * @param bodyBase64 the body's bytes, instead of {@code body}
 */
record SentRequest(String method, String url, Map<String, List<String>> headers, String body, String bodyBase64) {

    private static final String ANY_URL = "https://hooks.example.com/webhooks/example";

    SentRequest {
        Words.refuse(body != null && bodyBase64 != null, "body and bodyBase64 are one too many");
        Words.refuse(
                bodyBase64 != null && Encoding.BASE64.decode(bodyBase64, 0) == null, "bodyBase64 is not in base64");
        if (headers != null) {
            headers.forEach((name, values) -> Words.refuse(
                    values == null || values.stream().anyMatch(Objects::isNull),
                    "headers has " + name + " without a value"));
        }
    }

    /** The same with what it leaves out taken from another; headers are taken all or not at all. */
    SentRequest over(SentRequest base) {
        boolean ownBody = body != null || bodyBase64 != null;
        return new SentRequest(
                method == null ? base.method : method,
                url == null ? base.url : url,
                headers == null ? base.headers : headers,
                ownBody ? body : base.body,
                ownBody ? bodyBase64 : base.bodyBase64);
    }

    void requireComplete() {
        Words.require(headers, "request.headers");
        Words.refuse(body == null && bodyBase64 == null, "request.body is missing; write \"\" for an empty one");
    }

    InboundRequest inbound() {
        byte[] bytes = body == null ? Base64.getDecoder().decode(bodyBase64) : body.getBytes(StandardCharsets.UTF_8);
        return new InboundRequest(
                method == null ? "POST" : method, url == null ? ANY_URL : url, Headers.of(headers), bytes);
    }
}
