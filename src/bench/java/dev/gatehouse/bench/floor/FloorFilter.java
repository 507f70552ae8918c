package dev.gatehouse.bench.floor;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the HMAC-SHA256 of the body as one would write it. */
public class FloorFilter implements ContainerRequestFilter {

    private static final String SECRET = "a secret for measuring only";

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        var body = request.getEntityStream().readAllBytes();
        var signature = request.getHeaderString("X-Webhook-Signature");
        if (signature == null
                || !MessageDigest.isEqual(
                        expected(body).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.US_ASCII))) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    private static String expected(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
