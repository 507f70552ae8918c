package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Providers make sure of an endpoint as they publish that they do, and get the answer they publish. Nothing of it becomes an
 * event.
 */
@ExtendWith(SharedProduct.class)
class HandshakesIT {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String SETUP = "0123456789abcdef";

    private final Product product;

    HandshakesIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        dropbox     | s               | GET     | ?challenge=abc123 | - | 200 | text/plain | abc123
        nylas       | s               | GET     | ?challenge=bc609b38-c81f-47fb-a275-1d9bd61a968b | - | 200 | text/plain | bc609b38-c81f-47fb-a275-1d9bd61a968b
        meta        | s,verify-token=meatyhamhock | GET | ?hub.mode=subscribe&hub.verify_token=meatyhamhock&hub.challenge=1158201444 | - | 200 | text/plain | 1158201444
        websub      | s,subscription=feed-1 | GET | ?subscription=feed-1&hub.mode=subscribe&hub.topic=https%3A%2F%2Fexample.com%2Ffeed&hub.challenge=abc123&hub.lease_seconds=864000 | - | 200 | text/plain | abc123
        x           | consumer_secret | GET     | ?crc_token=challenge_string | - | 200 | application/json | {"response_token":"sha256=v1WdiCVwy17uGTMWveHGlqQXN/qW1bQraNXXByRO2YA="}
        linkedin    | client_secret   | GET     | ?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0 | - | 200 | application/json | {"challengeCode":"890e4665-4dfe-4ab1-b689-ed553bceeed0","challengeResponse":"901fd732a92f8eec45c5310f5a009e61b3a270759eb22f5ba7090b5b12c07437"}
        strava      | s,verify-token=STRAVA | GET | ?hub.mode=subscribe&hub.verify_token=STRAVA&hub.challenge=15f7d1a91c1f40f8a748fd134752feb3 | - | 200 | application/json | {"hub.challenge":"15f7d1a91c1f40f8a748fd134752feb3"}
        mailchimp   | s               | GET     | ?token=s           | - | 200 | - | -
        okta        | s               | GET     | -                  | x-okta-verification-challenge: abc123 | 200 | application/json | {"verification":"abc123"}
        fitbit      | s&,verify=correctVerificationCode | GET | ?verify=correctVerificationCode | - | 204 | - | -
        trello      | s               | HEAD    | -                  | - | 200 | - | -
        cloudevents | s               | OPTIONS | -                  | WebHook-Request-Origin: eventemitter.example.com | 200 | - | -
        adobe-sign  | client-id       | GET     | -                  | X-AdobeSign-ClientId: client-id | 200 | - | -
        """)
    void without_a_body(
            String provider,
            String secrets,
            String method,
            String query,
            String header,
            int status,
            String contentType,
            String body) {
        DoorClient door = open(provider, secrets.split(",", -1));

        Reply reply = call(door, method, query, header);

        assertThat(reply.is(status).text()).isEqualTo(body == null ? "" : body);
        isSafe(reply, contentType);
        leavesNothing(door);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        smartsheet  | -                                     | Smartsheet-Hook-Challenge: 2d0e7ee4 | {"challenge":"2d0e7ee4","webhookId":1} | {"smartsheetHookResponse":"2d0e7ee4"}
        ringcentral | -                                     | Validation-Token: tok               | - | -
        woocommerce | application/x-www-form-urlencoded     | -                                   | webhook_id=42 | -
        """)
    void with_a_body(String provider, String contentType, String header, String sent, String body) {
        DoorClient door = open(provider, "s");
        var headers = headers(header, contentType == null ? JSON : contentType);

        Reply reply = door.post(sent == null ? "" : sent, headers);

        assertThat(reply.is(200).text()).isEqualTo(body == null ? "" : body);
        isSafe(reply, body == null ? null : JSON);
        leavesNothing(door);
    }

    @Test
    void microsoft_graph_gets_its_validation_token_decoded() {
        DoorClient door = open("microsoft-graph", "client-state");
        Reply reply = post(
                door,
                "?validationToken=Validation%3A+Testing+client+application+reachability+for+subscription",
                "",
                "Content-Type",
                "text/plain; charset=utf-8");
        assertThat(reply.is(200).text())
                .isEqualTo("Validation: Testing client application reachability for subscription");
        isSafe(reply, TEXT);
        leavesNothing(door);
    }

    @Test
    void azure_event_grid_gets_its_validation_code_at_the_url_with_the_token() {
        DoorClient door = open("azure-event-grid", "s");
        String body = "[{\"id\":\"2d1781af\",\"data\":{\"validationCode\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"},"
                + "\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\"}]";
        assertThat(post(door, "?token=s", body, "aeg-event-type", "SubscriptionValidation")
                        .is(200)
                        .text())
                .isEqualTo("{\"validationResponse\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"}");
        post(door, "", body, "aeg-event-type", "SubscriptionValidation").is(401);
        leavesNothing(door);
    }

    @Test
    void monday_gets_its_challenge_back() {
        DoorClient door = open("monday", "s");
        String body = "{\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkYFXO7tYXAYM8P\"}";
        assertThat(door.post(body).is(200).text()).isEqualTo(body);
        leavesNothing(door);
    }

    @Test
    void twitch_gets_its_challenge_back_when_it_signed_it() {
        DoorClient door = open("twitch-eventsub", "s3cRe7s3cRe7");
        String body =
                "{\"challenge\":\"pogchamp-kappa-360noscope-vohiyo\",\"subscription\":{\"type\":\"channel.follow\"}}";
        String id = "e76c6bd4-55c9-4987-8304-da1588d8988b";
        String now = Instant.now().toString();
        String[] headers = {
            "Twitch-Eventsub-Message-Type",
            "webhook_callback_verification",
            "Twitch-Eventsub-Message-Id",
            id,
            "Twitch-Eventsub-Message-Timestamp",
            now,
            "Twitch-Eventsub-Message-Signature",
            "sha256=" + hmac("s3cRe7s3cRe7", id + now + body)
        };
        assertThat(door.post(body, headers).is(200).text()).isEqualTo("pogchamp-kappa-360noscope-vohiyo");
        door.post(body + " ", headers).isProblem(401, "invalid_signature");
        leavesNothing(door);
    }

    @Test
    void header_echoes_come_back_as_headers() {
        assertThat(open("smartsheet", "s")
                        .post("{}", "Smartsheet-Hook-Challenge", "2d0e7ee4")
                        .header("Smartsheet-Hook-Response"))
                .isEqualTo("2d0e7ee4");
        assertThat(open("ringcentral", "s").post("", "Validation-Token", "tok").header("Validation-Token"))
                .isEqualTo("tok");
        Reply events =
                call(open("cloudevents", "s"), "OPTIONS", null, "WebHook-Request-Origin: eventemitter.example.com");
        assertThat(events.header("WebHook-Allowed-Origin")).isEqualTo("eventemitter.example.com");
        assertThat(events.header("WebHook-Allowed-Rate")).isEqualTo("*");
        assertThat(call(open("adobe-sign", "client-id"), "GET", null, "X-AdobeSign-ClientId: client-id")
                        .header("X-AdobeSign-ClientId"))
                .isEqualTo("client-id");
    }

    @Test
    void adobe_sign_gets_its_client_id_back_with_every_event_as_well() {
        DoorClient door = open("adobe-sign", "client-id");
        Reply reply = door.post("{\"webhookNotificationId\":\"1\"}", "X-AdobeSign-ClientId", "client-id");
        assertThat(reply.is(200).header("X-AdobeSign-ClientId")).isEqualTo("client-id");
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(product.management().events(door.slug())).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        github      | GET     | -
        github      | HEAD    | -
        github      | OPTIONS | -
        slack       | GET     | ?challenge=abc
        dropbox     | GET     | -
        dropbox     | GET     | ?challenge=
        dropbox     | HEAD    | ?challenge=abc
        dropbox     | PUT     | ?challenge=abc
        dropbox     | DELETE  | ?challenge=abc
        meta        | GET     | ?hub.mode=denied&hub.challenge=1
        cloudevents | OPTIONS | -
        """)
    void other_methods_are_taken_for_handshakes_only(String provider, String method, String query) {
        DoorClient door = open(provider, "s");
        Reply reply = call(door, method, query, null).is(405);
        assertThat(reply.header("Allow")).startsWith("POST");
        assertThat(reply.text()).doesNotContain("abc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        meta   | s,verify-token=meatyhamhock | ?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong | 403
        meta   | s,verify-token=meatyhamhock | ?hub.mode=subscribe&hub.challenge=1                        | 403
        meta   | s                           | ?hub.mode=subscribe&hub.challenge=1&hub.verify_token=s     | 403
        fitbit | s&,verify=right             | ?verify=wrong                                              | 404
        websub | s,subscription=feed-1       | ?hub.mode=subscribe&hub.challenge=abc                      | 404
        x      | s                           | ?crc_token=%7B%22for_user_id%22%3A1%7D                     | 403
        dropbox | s                          | ?challenge=a%0d%0ab                                        | 403
        """)
    void what_is_refused_goes_into_the_pen(String provider, String secrets, String query, int status) {
        DoorClient door = open(provider, secrets.split(",", -1));

        Reply reply = call(door, "GET", query, null).isProblem(status, "handshake_refused");

        assertThat(reply.text()).doesNotContain("challenge=");
        JsonNode kept = product.management().awaitOnlyRejection(door.slug());
        assertThat(kept.path("reason").asText()).isEqualTo("handshake_refused");
        assertThat(kept.toString()).doesNotContain("wrong").doesNotContain("verify_token=s");
    }

    @Test
    void markup_comes_back_as_text_that_no_browser_takes_for_a_page() {
        DoorClient door = open("dropbox", "s");
        Reply reply = call(door, "GET", "?challenge=%3Cscript%3Ealert(1)%3C%2Fscript%3E", null);
        assertThat(reply.is(200).text()).isEqualTo("<script>alert(1)</script>");
        isSafe(reply, TEXT);
    }

    @Test
    void what_x_has_signed_for_a_stranger_is_no_event() {
        DoorClient door = open("x", "consumer_secret");
        String stolen = "sha256=v1WdiCVwy17uGTMWveHGlqQXN/qW1bQraNXXByRO2YA=";
        door.post("challenge_string", "x-twitter-webhooks-signature", stolen).isProblem(401, "invalid_signature");
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    @Test
    void zoom_gets_its_token_encrypted_when_it_signed_it() {
        DoorClient door = open("zoom", "secret_token");
        String body = "{\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"},\"event_ts\":1654503849680,"
                + "\"event\":\"endpoint.url_validation\"}";
        String now = Long.toString(Instant.now().getEpochSecond());
        String signature = "v0=" + hmac("secret_token", "v0:" + now + ":" + body);

        Reply reply = door.post(body, "x-zm-request-timestamp", now, "x-zm-signature", signature);

        assertThat(reply.is(200).text())
                .isEqualTo("{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":"
                        + "\"0abd212d4653d125d6cbf403b3f529f1804ffabd9578aabfd1af0e4b2b1701f2\"}");
        door.post(body, "x-zm-request-timestamp", now, "x-zm-signature", "v0=" + hmac("other", body))
                .isProblem(401, "invalid_signature");
        leavesNothing(door);
    }

    @Test
    void discord_gets_typed_replies_to_what_it_signed_and_401_for_the_rest() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        DoorClient door = open(
                "discord", HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));

        assertThat(discord(door, keys, "{\"type\":1}").is(200).text()).isEqualTo("{\"type\":1}");
        assertThat(discord(door, keys, "{\"version\":1,\"application_id\":\"1\",\"type\":0}")
                        .is(204)
                        .text())
                .isEmpty();
        door.post("{\"type\":1}", "X-Signature-Timestamp", "1", "X-Signature-Ed25519", "00".repeat(64))
                .is(401);
        leavesNothing(door);
        discord(door, keys, "{\"id\":\"1\",\"type\":2}").is(200);
        assertThat(product.management().events(door.slug())).hasSize(1);
    }

    @Test
    void xero_gets_200_for_what_it_signed_and_401_for_the_rest_without_a_body() throws GeneralSecurityException {
        DoorClient door = open("xero", "abc");
        String intent =
                "{\"events\":[],\"firstEventSequence\":0,\"lastEventSequence\":0,\"entropy\":\"S0m3r4Nd0mt3xt\"}";
        String right = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hmac("abc", intent)));
        String wrong = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hmac("abd", intent)));

        assertThat(door.post(intent, "x-xero-signature", right).is(200).text()).isEmpty();
        Reply refused = door.post(intent, "x-xero-signature", wrong).is(401);
        assertThat(refused.text()).isEmpty();
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        leavesNothing(door);

        String event = "{\"events\":[{\"resourceId\":\"1\",\"eventType\":\"UPDATE\"}],\"entropy\":\"S0m3r4Nd0mt3xt\"}";
        String signature = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hmac("abc", event)));
        assertThat(door.post(event, "x-xero-signature", signature).is(200).text())
                .isEmpty();
        assertThat(product.management().events(door.slug())).hasSize(1);
    }

    @Test
    void asana_tells_its_secret_once_to_the_url_with_the_token_and_signs_with_it_from_then_on() {
        DoorClient door = open("asana", "setup=" + SETUP);
        String secret = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";
        door.post("{\"events\":[]}", "X-Hook-Signature", hmac(secret, "{\"events\":[]}"))
                .isProblem(401, "invalid_signature");

        for (int told = 0; told < 2; told++) {
            Reply reply =
                    post(door, "?setup=" + SETUP, "{}", "X-Hook-Secret", secret).is(200);
            assertThat(reply.header("X-Hook-Secret")).isEqualTo(secret);
        }

        door.post("{\"events\":[]}", "X-Hook-Signature", hmac(secret, "{\"events\":[]}"))
                .is(200);
        JsonNode secrets = secrets(door);
        assertThat(secrets).hasSize(2);
        assertThat(secrets.get(1).path("learnt").asBoolean()).isTrue();
        assertThat(secrets.toString()).doesNotContain(secret).doesNotContain(SETUP);
    }

    @Test
    void a_strangers_handshake_plants_no_secret_and_leaves_none_in_the_pen() {
        DoorClient door = open("asana", "setup=" + SETUP);
        post(door, "?setup=fedcba9876543210", "{}", "X-Hook-Secret", "a-strangers-own-secret")
                .isProblem(403, "handshake_refused");

        assertThat(secrets(door)).hasSize(1);
        String kept = product.management().awaitOnlyRejection(door.slug()).toString();
        assertThat(kept).doesNotContain("a-strangers-own-secret").doesNotContain("fedcba9876543210");
        door.post("{}", "X-Hook-Signature", hmac("a-strangers-own-secret", "{}"))
                .is(401);
    }

    @Test
    void without_the_setup_token_no_handshake_is_answered_any_more() {
        DoorClient door = open("asana", "setup=" + SETUP);
        post(door, "?setup=" + SETUP, "{}", "X-Hook-Secret", "the-first-secret").is(200);
        String token = secrets(door).get(0).path("id").asText();
        product.management()
                .delete("/endpoints/" + door.slug() + "/secrets/" + token)
                .is(204);

        post(door, "?setup=" + SETUP, "{}", "X-Hook-Secret", "a-later-secret").isProblem(403, "handshake_refused");
        assertThat(secrets(door)).hasSize(1);
    }

    @Test
    void notions_token_is_learned_and_shown_to_be_entered_there_and_no_other_secret_is() {
        DoorClient door = open("notion", "setup=" + SETUP);
        String token = "secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl";
        post(door, "?setup=" + SETUP, "{\"verification_token\":\"" + token + "\"}")
                .is(200);

        JsonNode secrets = secrets(door);
        assertThat(value(door, secrets.get(1)).is(200).json().path("secret").asText())
                .isEqualTo(token);
        value(door, secrets.get(0)).isProblem(404, "not_found");
        String event = "{\"id\":\"evt_1\",\"type\":\"page.created\"}";
        door.post(event, "X-Notion-Signature", "sha256=" + hmac(token, event)).is(200);
        assertThat(product.management().events(door.slug())).hasSize(1);
    }

    @Test
    void dropbox_sends_the_same_twice_and_both_are_events() {
        DoorClient door = open("dropbox", "s");
        String body = "{\"list_folder\":{\"accounts\":[\"dbid:1\"]}}";
        door.post(body, "X-Dropbox-Signature", hmac("s", body)).is(200);
        door.post(body, "X-Dropbox-Signature", hmac("s", body)).is(200);
        assertThat(product.management().events(door.slug())).hasSize(2);
    }

    private Reply value(DoorClient door, JsonNode secret) {
        return product.management()
                .get("/endpoints/" + door.slug() + "/secrets/"
                        + secret.path("id").asText() + "/value");
    }

    private JsonNode secrets(DoorClient door) {
        return product.management()
                .get("/endpoints/" + door.slug() + "/secrets")
                .is(200)
                .json()
                .path("items");
    }

    private DoorClient open(String provider, String... secrets) {
        var quoted = Arrays.stream(secrets).map(secret -> "\"" + secret + "\"").toList();
        return product.open(provider, "{\"provider\": \"%s\", \"secrets\": %s}".formatted(provider, quoted));
    }

    private static Reply call(DoorClient door, String method, String query, String header) {
        return door.http()
                .send(
                        method,
                        "/webhooks/" + door.slug() + (query == null ? "" : query),
                        BodyPublishers.noBody(),
                        headers(header, null));
    }

    private static Reply post(DoorClient door, String query, String body, String... headers) {
        return door.http().send("POST", "/webhooks/" + door.slug() + query, BodyPublishers.ofString(body), headers);
    }

    private static String[] headers(String header, String contentType) {
        var type = contentType == null ? new String[0] : new String[] {"Content-Type", contentType};
        if (header == null) {
            return type;
        }
        var parts = header.split(": ", 2);
        return type.length == 0 ? parts : new String[] {parts[0], parts[1], type[0], type[1]};
    }

    private static void isSafe(Reply reply, String contentType) {
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        if (contentType != null) {
            assertThat(reply.header("Content-Type")).startsWith(contentType);
        }
    }

    private void leavesNothing(DoorClient door) {
        assertThat(product.management().events(door.slug())).isEmpty();
    }

    private static Reply discord(DoorClient door, KeyPair keys, String body) throws GeneralSecurityException {
        String now = Long.toString(Instant.now().getEpochSecond());
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update((now + body).getBytes(StandardCharsets.UTF_8));
        return door.post(
                body,
                "X-Signature-Timestamp",
                now,
                "X-Signature-Ed25519",
                HexFormat.of().formatHex(signer.sign()));
    }

    private static String hmac(String secret, String text) {
        return Hmac.sha256Hex(secret, text.getBytes(StandardCharsets.UTF_8));
    }
}
