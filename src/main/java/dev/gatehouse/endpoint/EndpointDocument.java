package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An endpoint as integrators write it. What may be left out is null here; {@link EndpointDefaults} fills it in.
 *
 * @param slug the last part of its URL
 * @param name what people call it
 * @param project the project it belongs to
 * @param provider id of a provider, {@code custom} or {@code none}
 * @param acceptUnsigned has to be true for the provider {@code none}: nothing is verified then
 * @param verification overrides of the provider's scheme; the whole scheme for {@code custom}
 * @param secrets only ever read, never shown
 * @param publicUrl its URL as the provider calls it, for schemes that sign the URL
 * @param allowedSources addresses and CIDR blocks it may be called from; null for any
 * @param idempotency what makes an event the same event
 * @param eventId where the sender's id of the event is; null for the provider's own place
 * @param eventType where the event type is; null for the provider's own place
 * @param response what the sender is told
 * @param limits what is too much
 * @param state whether it takes webhooks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointDocument(
        String slug,
        String name,
        String project,
        String provider,
        Boolean acceptUnsigned,
        JsonNode verification,
        List<String> secrets,
        String publicUrl,
        List<String> allowedSources,
        Idempotency idempotency,
        String eventId,
        String eventType,
        ResponsePolicy response,
        Limits limits,
        EndpointState state) {

    /**
     * What makes an event the same event.
     *
     * @param key places of the key, the first that is present counts
     * @param windowHours how long a key is remembered
     * @param onConflict {@code reject} refuses the same key with another body, {@code replay} takes it for a duplicate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Idempotency(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> key,

            Integer windowHours,
            String onConflict) {}

    /**
     * What the sender is told.
     *
     * @param mode {@code acknowledge} answers when the event is stored, {@code result} waits for the handlers' result
     * @param status HTTP status of an acknowledgement
     * @param contentType its media type
     * @param body its body, in which {@code {id}} and {@code {event_id}} are replaced; null for the usual one
     * @param timeoutMillis how long a sender waits for a result before it is told 202
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResponsePolicy(String mode, Integer status, String contentType, String body, Integer timeoutMillis) {}

    /**
     * What is too much.
     *
     * @param maxBodyBytes the largest body
     * @param requestsPerSecond the most requests in a second; null for any number
     * @param contentTypes the media types it takes; null for any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limits(Integer maxBodyBytes, Integer requestsPerSecond, List<String> contentTypes) {}

    /** The same without its secrets. */
    public EndpointDocument withoutSecrets() {
        return new EndpointDocument(
                slug,
                name,
                project,
                provider,
                acceptUnsigned,
                verification,
                null,
                publicUrl,
                allowedSources,
                idempotency,
                eventId,
                eventType,
                response,
                limits,
                state);
    }
}
