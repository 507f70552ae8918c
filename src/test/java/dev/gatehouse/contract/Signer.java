package dev.gatehouse.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as well-known providers do, with nothing of the product's. */
enum Signer {
    GITHUB {
        @Override
        String[] headers(String secret, String body, Instant at) {
            return new String[] {"X-Hub-Signature-256", "sha256=" + hex(hmac(utf8(secret), body))};
        }
    },
    STRIPE {
        @Override
        String[] headers(String secret, String body, Instant at) {
            long time = at.getEpochSecond();
            return new String[] {"Stripe-Signature", "t=" + time + ",v1=" + hex(hmac(utf8(secret), time + "." + body))};
        }
    },
    SLACK {
        @Override
        String[] headers(String secret, String body, Instant at) {
            long time = at.getEpochSecond();
            return new String[] {
                "X-Slack-Request-Timestamp",
                "" + time,
                "X-Slack-Signature",
                "v0=" + hex(hmac(utf8(secret), "v0:" + time + ":" + body))
            };
        }
    },
    SHOPIFY {
        @Override
        String[] headers(String secret, String body, Instant at) {
            return new String[] {"X-Shopify-Hmac-Sha256", base64(hmac(utf8(secret), body))};
        }
    },
    STANDARD_WEBHOOKS {
        @Override
        String[] headers(String secret, String body, Instant at) {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            long time = at.getEpochSecond();
            return new String[] {
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                "" + time,
                "webhook-signature",
                "v1," + base64(hmac(key, "msg_1." + time + "." + body))
            };
        }
    },
    SQUARE {
        @Override
        String[] headers(String secret, String body, Instant at) {
            return new String[] {"x-square-hmacsha256-signature", base64(hmac(utf8(secret), URL + body))};
        }
    },
    HMAC_SHA256_HEX {
        @Override
        String[] headers(String secret, String body, Instant at) {
            return new String[] {"X-Webhook-Signature", hex(hmac(utf8(secret), body))};
        }
    };

    /** Where all endpoints of these tests are called. */
    static final String URL = "https://hooks.example.com/in";

    /** The id of the provider. */
    String provider() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names and values in turn. */
    abstract String[] headers(String secret, String body, Instant at);

    static byte[] hmac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
