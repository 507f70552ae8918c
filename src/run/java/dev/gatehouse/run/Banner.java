package dev.gatehouse.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is printed when everything is up: where to go, and a request that works as it stands. */
record Banner(URI server, Secrets secrets) {

    private static final String SAMPLE = "{\"id\":\"evt_1\",\"type\":\"user.created\",\"data\":{\"name\":\"Ada\"}}";

    String text() {
        return """

                Gatehouse is up.
                  webhooks     %1$s/webhooks/{events,payments,async,github}
                  API          %1$s/api/v1
                  admin token  %2$s
                  demo secret  %3$s
                Send a first webhook:
                  %4$s
                Ctrl-C stops it; the data stay.
                """.formatted(server, secrets.adminToken(), secrets.demo(), curl());
    }

    private String curl() {
        return "curl -i -H 'Content-Type: application/json' -H 'X-Webhook-Signature: " + signature() + "' -d '" + SAMPLE
                + "' " + server + "/webhooks/events";
    }

    private String signature() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.demo().getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(SAMPLE.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
