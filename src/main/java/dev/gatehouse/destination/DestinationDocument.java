package dev.gatehouse.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A destination as integrators write it. What may be left out is null here until {@link #withDefaults} fills it in.
 *
 * @param name what subscriptions call it by
 * @param project the project it belongs to
 * @param kind {@code http} or {@code jms}; the built-in {@code handler} can only be read
 * @param url where an HTTP destination is called
 * @param headers sent with each request, beside those of the sender of the event
 * @param auth how an HTTP destination is told who calls
 * @param signing how an HTTP destination is told that the event comes from here
 * @param format {@code raw}, {@code cloudevents-binary} or {@code cloudevents-structured}
 * @param timeoutMillis how long an attempt may take, connecting included
 * @param concurrency how many attempts each node makes at the same time
 * @param ratePerSecond how many attempts each node begins in a second; null for any number
 * @param queue JNDI name of a queue of the server
 * @param topic JNDI name of a topic of the server
 * @param connectionFactory JNDI name of the connection factory for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationDocument(
        String name,
        String project,
        String kind,
        String url,
        Map<String, String> headers,
        Auth auth,
        Signing signing,
        String format,
        Integer timeoutMillis,
        Integer concurrency,
        Integer ratePerSecond,
        String queue,
        String topic,
        String connectionFactory) {

    static final String HTTP = "http";
    static final String JMS = "jms";
    static final String HANDLER = "handler";

    /** Standard Webhooks recommends 15 to 30 s. */
    private static final int TIMEOUT_MILLIS = 20_000;

    private static final int CONCURRENCY = 8;
    private static final String CONNECTION_FACTORY = "java:comp/env/jms/gatehouse/connectionFactory";

    /**
     * How a receiver is told who calls. {@code type} says which of the others are needed.
     *
     * @param type {@code bearer}, {@code basic}, {@code apiKey}, {@code oauth2} or {@code mutualTls}
     * @param token of bearer; never shown
     * @param username of basic
     * @param password of basic; never shown
     * @param header of apiKey: the header's name
     * @param value of apiKey; never shown
     * @param tokenUrl of oauth2: where tokens are fetched with client credentials
     * @param clientId of oauth2
     * @param clientSecret of oauth2; never shown
     * @param scope of oauth2; may be left out
     * @param certificate of mutualTls: PEM, the client's own first, then those that lead to the root
     * @param privateKey of mutualTls: PEM, PKCS #8, not encrypted; never shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Auth(
            String type,
            String token,
            String username,
            String password,
            String header,
            String value,
            String tokenUrl,
            String clientId,
            String clientSecret,
            String scope,
            String certificate,
            String privateKey) {}

    /**
     * Signatures by Standard Webhooks.
     *
     * @param secrets one to five, {@code whsec_} and base64; each makes a signature of its own, so that they can be
     *     replaced one by one; never shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signing(List<String> secrets) {}

    /** The same document with nothing left out that has a default. */
    DestinationDocument withDefaults() {
        return new DestinationDocument(
                name,
                or(project, "default"),
                kind,
                url,
                headers,
                auth,
                signing,
                or(format, CloudEvent.RAW),
                or(timeoutMillis, TIMEOUT_MILLIS),
                or(concurrency, CONCURRENCY),
                ratePerSecond,
                queue,
                topic,
                JMS.equals(kind) ? or(connectionFactory, CONNECTION_FACTORY) : connectionFactory);
    }

    /** The built-in destination has nothing but these. */
    static DestinationDocument builtIn(String name, String project) {
        return new DestinationDocument(
                name, project, HANDLER, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
