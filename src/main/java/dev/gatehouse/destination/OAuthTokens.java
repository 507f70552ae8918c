package dev.gatehouse.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.destination.DestinationDocument.Auth;
import dev.gatehouse.handler.EventFacts.Header;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * Access tokens for client credentials, fetched when there is none that still counts and kept until shortly before it
 * ends. Fetched by the same client as everything else, so under the same rules for addresses.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749 section 4.4</a>
 */
final class OAuthTokens implements Credentials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** A token must not end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** For an answer that does not say how long its token counts. */
    private static final int USUAL_SECONDS = 300;

    private final Auth auth;
    private final HttpCaller caller;
    private final Clock clock;
    private Token token = new Token("", Instant.MIN);

    private record Token(String text, Instant end) {}

    OAuthTokens(Auth auth, HttpCaller caller, Clock clock) {
        this.auth = auth;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Header> header() throws IOException, InterruptedException {
        if (!clock.instant().isBefore(token.end())) {
            token = fetch();
        }
        return Optional.of(new Header("Authorization", "Bearer " + token.text()));
    }

    @Override
    public synchronized boolean renew() {
        token = new Token("", Instant.MIN);
        return true;
    }

    private Token fetch() throws IOException, InterruptedException {
        var request = new BasicHttpRequest("POST", URI.create(auth.tokenUrl()));
        request.setHeader("Authorization", Credentials.basic(form(auth.clientId()), form(auth.clientSecret())));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setHeader("Accept", "application/json");
        var scope = auth.scope() == null ? "" : "&scope=" + form(auth.scope());
        var body = ("grant_type=client_credentials" + scope).getBytes(StandardCharsets.US_ASCII);
        var heard = caller.post(request, body, LIMIT, LARGEST_ANSWER);
        if (heard.status() != 200) {
            throw new IOException("no access token: auth.tokenUrl answered " + heard.status());
        }
        return token(heard.body());
    }

    private Token token(byte[] answer) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (IOException noJson) {
            throw new IOException("no access token: auth.tokenUrl did not answer in JSON");
        }
        var text = json.path("access_token").asText();
        if (text.isEmpty() || !RequestHeaders.isValue(text)) {
            throw new IOException("no access token: auth.tokenUrl answered without a usable access_token");
        }
        var life = Duration.ofSeconds(json.path("expires_in").asLong(USUAL_SECONDS));
        return new Token(text, clock.instant().plus(life).minus(MARGIN));
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
