package dev.gatehouse.signature;

import java.util.List;
import java.util.Map;

/** Good requests of the first providers, between them every kind of scheme; the others have their vectors. */
final class Calls {

    static final long NOW = 1_750_000_000;
    static final String BODY = "{\"id\":\"evt_1\",\"type\":\"order.paid\"}";
    static final String SECRET = "correct horse battery staple";
    static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OTHER_WHSEC = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private Calls() {}

    static Call github() {
        return Call.of("github", SECRET, BODY, Map.of("X-Hub-Signature-256", "sha256=" + Sign.hex(SECRET, BODY)));
    }

    static Call plain() {
        return Call.of("hmac-sha256-hex", SECRET, BODY, Map.of("X-Webhook-Signature", Sign.hex(SECRET, BODY)));
    }

    static Call shopify() {
        return Call.of("shopify", SECRET, BODY, Map.of("X-Shopify-Hmac-Sha256", Sign.base64(SECRET, BODY)));
    }

    static Call gitlab() {
        return Call.of("gitlab", SECRET, BODY, Map.of("X-Gitlab-Token", SECRET));
    }

    static Call stripe() {
        var signature = Sign.hex(SECRET, NOW + "." + BODY);
        return Call.of("stripe", SECRET, BODY, Map.of("Stripe-Signature", "t=" + NOW + ",v1=" + signature))
                .at(NOW);
    }

    static Call slack() {
        var signature = Sign.hex(SECRET, "v0:" + NOW + ":" + BODY);
        var headers = Map.of("X-Slack-Request-Timestamp", "" + NOW, "X-Slack-Signature", "v0=" + signature);
        return Call.of("slack", SECRET, BODY, headers).at(NOW);
    }

    static Call standardWebhooks() {
        return standard("standard-webhooks", "webhook-");
    }

    static Call gitlabSigningToken() {
        return standard("gitlab-signing-token", "webhook-");
    }

    static Call svix() {
        return standard("svix", "svix-");
    }

    static Call svixUnbranded() {
        return standard("svix", "webhook-");
    }

    /** The published example of the Standard Webhooks specification, with its Ed25519 key. */
    static Call standardWebhooksEd25519() {
        var headers = Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
        var key = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
        return Call.of("standard-webhooks", key, "{\"test\": 2432232314}", headers)
                .at(1_614_265_330);
    }

    static List<Call> all() {
        return List.of(
                github(),
                plain(),
                shopify(),
                gitlab(),
                stripe(),
                slack(),
                standardWebhooks(),
                standardWebhooksEd25519(),
                gitlabSigningToken(),
                svix(),
                svixUnbranded());
    }

    private static Call standard(String provider, String prefix) {
        var signature = Sign.base64Keyed(WHSEC.substring("whsec_".length()), "msg_1." + NOW + "." + BODY);
        var headers =
                Map.of(prefix + "id", "msg_1", prefix + "timestamp", "" + NOW, prefix + "signature", "v1," + signature);
        return Call.of(provider, WHSEC, BODY, headers).at(NOW);
    }
}
