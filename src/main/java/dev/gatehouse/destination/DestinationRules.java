package dev.gatehouse.destination;

import dev.gatehouse.endpoint.Findings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the fields of a destination's document may hold. */
final class DestinationRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** A name with another scheme than {@code java:} would have JNDI ask whatever server it names. */
    private static final Pattern JNDI_NAME = Pattern.compile("(java:)?[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}");

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TIMEOUT_MILLIS = 60_000;
    private static final int MOST_AT_A_TIME = 128;
    private static final int HIGHEST_RATE = 10_000;
    private static final int MOST_SECRETS = 5;

    private final DestinationDocument document;
    private final Findings findings;

    private DestinationRules(DestinationDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    static void check(DestinationDocument document, Findings findings) {
        new DestinationRules(document, findings).check();
    }

    private void check() {
        findings.require(
                document.name() != null && NAME.matcher(document.name()).matches(),
                "name",
                "must be 1 to 63 lower-case letters, digits and dashes, and not begin with a dash");
        findings.require(
                CloudEvent.FORMATS.contains(document.format()),
                "format",
                "must be one of " + String.join(", ", CloudEvent.FORMATS));
        between("timeoutMillis", 100, document.timeoutMillis(), LONGEST_TIMEOUT_MILLIS);
        between("concurrency", 1, document.concurrency(), MOST_AT_A_TIME);
        if (document.ratePerSecond() != null) {
            between("ratePerSecond", 1, document.ratePerSecond(), HIGHEST_RATE);
        }
        switch (String.valueOf(document.kind())) {
            case DestinationDocument.HTTP -> checkHttp();
            case DestinationDocument.JMS -> checkJms();
            case DestinationDocument.HANDLER ->
                findings.require(false, "kind", "must be http or jms; the destination of the handlers is built in");
            default -> findings.require(false, "kind", "must be http or jms");
        }
    }

    private void between(String field, int least, int value, int most) {
        findings.require(least <= value && value <= most, field, "must be from " + least + " to " + most);
    }

    private void checkHttp() {
        absent("http", "queue", document.queue());
        absent("http", "topic", document.topic());
        absent("http", "connectionFactory", document.connectionFactory());
        findings.require(
                isUrl(document.url()),
                "url",
                "must be an http or https URL with a host, and without a user and a fragment");
        if (document.headers() != null) {
            document.headers().forEach(this::checkHeader);
        }
        AuthRules.check(document.auth(), findings);
        if (document.signing() != null) {
            checkSecrets(document.signing().secrets());
        }
    }

    private void checkHeader(String name, String value) {
        findings.require(
                RequestHeaders.maySet(name),
                "headers." + name,
                "can't be set here, or is no header name; use auth for "
                        + "credentials, and leave out what the connection or the signature needs");
        findings.require(
                RequestHeaders.isValue(value), "headers." + name, "must hold printable characters and no line break");
    }

    private void checkSecrets(List<String> secrets) {
        findings.require(
                secrets != null && !secrets.isEmpty() && secrets.size() <= MOST_SECRETS,
                "signing.secrets",
                "must hold 1 to " + MOST_SECRETS + " secrets");
        if (secrets != null) {
            secrets.forEach(secret -> findings.check("signing.secrets", () -> WebhookSignature.key(secret)));
        }
    }

    private void checkJms() {
        absent("jms", "url", document.url());
        absent("jms", "headers", document.headers());
        absent("jms", "auth", document.auth());
        absent("jms", "signing", document.signing());
        findings.require(
                (document.queue() == null) != (document.topic() == null),
                "queue",
                "is needed, or topic, and not both: the JNDI name of a queue or topic of the server");
        Map.of(
                        "queue", String.valueOf(document.queue()),
                        "topic", String.valueOf(document.topic()),
                        "connectionFactory", document.connectionFactory())
                .forEach((field, name) -> findings.require(
                        JNDI_NAME.matcher(name).matches(),
                        field,
                        "must be a JNDI name of this server, as in jms/orders"));
    }

    private void absent(String kind, String field, Object value) {
        findings.require(
                value == null, field, "does not belong to a destination of the kind " + kind + "; leave it out");
    }

    static boolean isUrl(String text) {
        if (text == null || text.length() > LONGEST_URL) {
            return false;
        }
        try {
            var url = new URI(text);
            return Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (java.net.URISyntaxException noUrl) {
            return false;
        }
    }
}
