package dev.gatehouse.signature;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a sample event as its provider would, where the provider signs with a secret that the endpoint has: an HMAC or a
 * token in a header. Public keys can't sign.
 */
public final class SampleSigner {

    /** The scheme can't be signed for with what the endpoint has. */
    public static final class CannotSign extends Exception {

        private static final long serialVersionUID = 1L;

        CannotSign(String why) {
            super(why, null, false, false);
        }
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private SampleSigner() {}

    /**
     * The headers that prove a request, together with those it has.
     *
     * @param secrets those of the endpoint, the newest last: it signs
     * @param sample the request without its proof
     * @throws CannotSign saying why
     */
    public static Map<String, String> sign(
            SignatureScheme scheme, List<Secret> secrets, InboundRequest sample, Instant now) throws CannotSign {
        for (var rule : scheme.anyOf()) {
            for (int at = secrets.size() - 1; at >= 0; at--) {
                byte[] key = rule.secret().decode(secrets.get(at).text());
                if (key != null && canSign(rule)) {
                    return sign(rule, key, secrets.get(at), sample, now);
                }
            }
        }
        throw new CannotSign(
                "this provider signs with a key that only it has, or in a way that samples do not know yet;"
                        + " send one from its own site");
    }

    private static boolean canSign(SignatureRule rule) {
        boolean known = (rule.algorithm() == Algorithm.TOKEN && rule.signature().encoding() == Encoding.TEXT)
                || (rule.algorithm().word().startsWith("hmac-")
                        && PLACEHOLDER.matcher(rule.signed()).results().allMatch(match -> isKnown(match.group(1))));
        var timestamp = rule.timestamp();
        return known
                && rule.require().isEmpty()
                && rule.each() == null
                && (rule.signed() == null || rule.signed().indexOf('[') < 0)
                && rule.signature().header() != null
                && !rule.signature().format().contains("{any}")
                && (timestamp == null
                        || (timestamp.header() != null
                                && Set.of("seconds", "millis")
                                        .contains(timestamp.unit().word())));
    }

    private static boolean isKnown(String placeholder) {
        return Set.of("body", "timestamp", "method", "url").contains(placeholder)
                || (placeholder.startsWith("header:") && !placeholder.contains("|"));
    }

    private static Map<String, String> sign(
            SignatureRule rule, byte[] key, Secret secret, InboundRequest sample, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        sample.headers().entries().forEach(line -> headers.put(line.getKey(), line.getValue()));
        var timestamp = rule.timestamp() == null ? "" : timestamp(rule.timestamp(), now);
        var signature = rule.algorithm() == Algorithm.TOKEN
                ? token(rule, secret)
                : hmac(rule, key, content(rule.signed(), headers, sample, timestamp));
        if (rule.timestamp() != null) {
            put(
                    headers,
                    rule.timestamp().header(),
                    rule.timestamp().format().replace("{timestamp}", timestamp),
                    rule.timestamp().separator());
        }
        put(
                headers,
                rule.signature().header(),
                rule.signature().format().replace("{signature}", signature),
                rule.signature().separator());
        return headers;
    }

    /** Timestamp and signature may share a header. */
    private static void put(Map<String, String> headers, String name, String part, String separator) {
        headers.merge(name, part, (there, added) -> there + (separator == null ? "," : separator) + added);
    }

    private static String timestamp(TimestampRule rule, Instant now) {
        return String.valueOf("millis".equals(rule.unit().word()) ? now.toEpochMilli() : now.getEpochSecond());
    }

    private static String token(SignatureRule rule, Secret secret) {
        return secret.text().substring(rule.secret().prefix().length());
    }

    /** What is signed; a header that is signed and not there gets a value. */
    private static byte[] content(
            String template, Map<String, String> headers, InboundRequest sample, String timestamp) {
        var filled = new ByteArrayOutputStream();
        var matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            filled.writeBytes(HeaderBytes.of(template.substring(from, matcher.start())));
            filled.writeBytes(atom(matcher.group(1), headers, sample, timestamp));
            from = matcher.end();
        }
        filled.writeBytes(HeaderBytes.of(template.substring(from)));
        return filled.toByteArray();
    }

    private static byte[] atom(String name, Map<String, String> headers, InboundRequest sample, String timestamp) {
        return switch (name) {
            case "body" -> sample.body();
            case "timestamp" -> HeaderBytes.of(timestamp);
            case "method" -> HeaderBytes.of(sample.method());
            case "url" -> HeaderBytes.of(sample.url());
            default -> HeaderBytes.of(headers.computeIfAbsent(name.substring("header:".length()), missing -> "test"));
        };
    }

    private static String hmac(SignatureRule rule, byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(rule.algorithm().javaName());
            mac.init(new SecretKeySpec(key, rule.algorithm().javaName()));
            byte[] signature = mac.doFinal(content);
            return rule.signature().encoding() == Encoding.HEX
                    ? HexFormat.of().formatHex(signature)
                    : Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has the HMACs", impossible);
        }
    }
}
