package dev.gatehouse.endpoint;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** What the fields of a document may hold, as far as one field can tell. */
final class EndpointRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LARGEST_BODY = 64 << 20;
    private static final int LONGEST_WINDOW_HOURS = 24 * 366;
    private static final int LONGEST_TIMEOUT_MILLIS = 60_000;

    private EndpointRules() {}

    static void check(EndpointDocument document, Findings findings) {
        findings.require(
                document.slug() != null && SLUG.matcher(document.slug()).matches(),
                "slug",
                "must be 1 to 63 lower-case letters, digits and dashes, and not begin with a dash");
        findings.require(document.provider() != null, "provider", "is missing; GET /api/v1/providers lists them");
        findings.require(
                document.publicUrl() == null || isHttp(document.publicUrl()),
                "publicUrl",
                "must be an http or https URL without a query");
        checkIdempotency(document.idempotency(), findings);
        checkResponse(document.response(), findings);
        checkLimits(document.limits(), findings);
    }

    private static void checkIdempotency(EndpointDocument.Idempotency idempotency, Findings findings) {
        findings.require(
                isBetween(1, idempotency.windowHours(), LONGEST_WINDOW_HOURS),
                "idempotency.windowHours",
                "must be from 1 to " + LONGEST_WINDOW_HOURS);
        findings.require(
                Set.of(EndpointDefaults.REJECT, EndpointDefaults.REPLAY).contains(idempotency.onConflict()),
                "idempotency.onConflict",
                "must be reject or replay");
        findings.require(
                idempotency.key() == null || !idempotency.key().isEmpty(),
                "idempotency.key",
                "must name at least one place, or be left out");
    }

    private static void checkResponse(EndpointDocument.ResponsePolicy response, Findings findings) {
        findings.require(
                Set.of(EndpointDefaults.ACKNOWLEDGE, EndpointDefaults.RESULT).contains(response.mode()),
                "response.mode",
                "must be acknowledge or result");
        findings.require(isBetween(200, response.status(), 299), "response.status", "must be from 200 to 299");
        findings.require(
                isBetween(1, response.timeoutMillis(), LONGEST_TIMEOUT_MILLIS),
                "response.timeoutMillis",
                "must be from 1 to " + LONGEST_TIMEOUT_MILLIS);
    }

    private static void checkLimits(EndpointDocument.Limits limits, Findings findings) {
        findings.require(
                isBetween(1, limits.maxBodyBytes(), LARGEST_BODY),
                "limits.maxBodyBytes",
                "must be from 1 to " + LARGEST_BODY);
        findings.require(
                limits.requestsPerSecond() == null || limits.requestsPerSecond() > 0,
                "limits.requestsPerSecond",
                "must be at least 1, or be left out");
    }

    private static boolean isBetween(int least, int value, int most) {
        return least <= value && value <= most;
    }

    private static boolean isHttp(String url) {
        try {
            var uri = URI.create(url);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }
}
