package dev.gatehouse.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes two submissions the same job.
 *
 * @param key digest of the idempotency key; empty when there was none, which makes every submission a job of its own
 * @param request digest of what was asked for
 */
record ReplaySubmission(Optional<byte[]> key, byte[] request) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private record Asked(UUID event, ReplayRequest request) {}

    static ReplaySubmission of(Optional<String> key, UUID event, ReplayRequest request) {
        return new ReplaySubmission(
                key.map(text -> sha256(text.getBytes(StandardCharsets.UTF_8))),
                sha256(json(new Asked(event, request))));
    }

    boolean asksForTheSameAs(byte[] other) {
        return MessageDigest.isEqual(request, other);
    }

    private static byte[] json(Asked asked) {
        try {
            return JSON.writeValueAsBytes(asked);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request that was read can be written", impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
