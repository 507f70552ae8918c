package dev.gatehouse.destination;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.destination.DestinationDocument.Auth;
import dev.gatehouse.endpoint.Findings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields each kind of credentials needs, and what they may hold. */
final class AuthRules {

    static final String BEARER = "bearer";
    static final String BASIC = "basic";
    static final String API_KEY = "apiKey";
    static final String OAUTH2 = "oauth2";
    static final String MUTUAL_TLS = "mutualTls";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> NEEDED = Map.of(
            BEARER, Set.of("token"),
            BASIC, Set.of("username", "password"),
            API_KEY, Set.of("header", "value"),
            OAUTH2, Set.of("tokenUrl", "clientId", "clientSecret"),
            MUTUAL_TLS, Set.of("certificate", "privateKey"));

    /** Sent as part of a header, where a line break would begin another. */
    private static final Set<String> HEADER_VALUES = Set.of("token", "value");

    private AuthRules() {}

    static void check(Auth auth, Findings findings) {
        if (auth == null) {
            return;
        }
        var needed = NEEDED.get(String.valueOf(auth.type()));
        if (needed == null) {
            findings.require(false, "auth.type", "must be one of " + String.join(", ", new TreeSet<>(NEEDED.keySet())));
            return;
        }
        ObjectNode given = JSON.valueToTree(auth);
        given.remove("type");
        needed.forEach(field -> findings.require(
                !given.path(field).asText().isEmpty(), "auth." + field, "is needed for the type " + auth.type()));
        given.fieldNames()
                .forEachRemaining(field -> findings.require(
                        needed.contains(field) || mayHave(auth.type(), field),
                        "auth." + field,
                        "does not belong to the type " + auth.type() + "; leave it out"));
        HEADER_VALUES.forEach(field -> findings.require(
                RequestHeaders.isValue(given.path(field).asText()),
                "auth." + field,
                "must hold printable characters and no line break"));
        checkContent(auth, findings);
    }

    private static boolean mayHave(String type, String field) {
        return OAUTH2.equals(type) && "scope".equals(field);
    }

    private static void checkContent(Auth auth, Findings findings) {
        if (auth.header() != null) {
            findings.require(RequestHeaders.maySet(auth.header()), "auth.header", "is no name for an API key's header");
        }
        if (auth.username() != null) {
            findings.require(!auth.username().contains(":"), "auth.username", "must not hold a colon (RFC 7617)");
        }
        if (auth.tokenUrl() != null) {
            findings.require(DestinationRules.isUrl(auth.tokenUrl()), "auth.tokenUrl", "must be an http or https URL");
        }
        if (MUTUAL_TLS.equals(auth.type()) && auth.certificate() != null && auth.privateKey() != null) {
            findings.check("auth.privateKey", () -> ClientTls.of(auth.certificate(), auth.privateKey()));
        }
    }
}
