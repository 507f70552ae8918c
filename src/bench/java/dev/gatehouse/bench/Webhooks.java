package dev.gatehouse.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed webhooks, of 0.9 KB unless they are large, as the bytes of an HTTP request, each one with an id, a body and a signature of its own. */
final class Webhooks implements Supplier<ByteBuffer> {

    static final String SECRET = "a secret for measuring only";

    private static final int BODY_BYTES = 900;
    private static final int LARGE_BODY_BYTES = 1_000_000;

    private final String path;
    private final String run;
    private final boolean everySecondTwice;
    private final int bodyBytes;
    private final Mac mac;
    private long sent;

    private Webhooks(String path, String run, boolean everySecondTwice, int bodyBytes) {
        this.path = path;
        this.run = run;
        this.everySecondTwice = everySecondTwice;
        this.bodyBytes = bodyBytes;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All different from each other, and from those of any other run. */
    static Webhooks different(String path, String run) {
        return new Webhooks(path, run, false, BODY_BYTES);
    }

    /** Half of them repeat one that was sent a hundred requests before. */
    static Webhooks halfRepeated(String path, String run) {
        return new Webhooks(path, run, true, BODY_BYTES);
    }

    /** All different, of almost a mebibyte each: some seventy of them fill what a node keeps waiting. */
    static Webhooks large(String path, String run) {
        return new Webhooks(path, run, false, LARGE_BODY_BYTES);
    }

    @Override
    public ByteBuffer get() {
        long number = sent++;
        return request(everySecondTwice ? firstSent(number) : number);
    }

    /** How many of the first so many are no repetitions. */
    long different(long count) {
        return everySecondTwice ? firstSent(count) : count;
    }

    /** Blocks of a hundred, each sent twice in a row. */
    private static long firstSent(long number) {
        return number / 200 * 100 + number % 100;
    }

    private ByteBuffer request(long number) {
        String id = run + "-" + number;
        byte[] body = body(id);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "User-Agent: Shop-Webhooks/1.0\r\nX-Idempotency-Key: " + id + "\r\nX-Webhook-Signature: "
                + HexFormat.of().formatHex(mac.doFinal(body)) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(headBytes.length + body.length)
                .put(headBytes)
                .put(body)
                .flip();
    }

    private byte[] body(String id) {
        String start =
                "{\"id\":\"" + id + "\",\"type\":\"order.placed\",\"data\":{\"order_id\":\"o-" + id + "\",\"note\":\"";
        String end = "\"}}";
        String filling = "x".repeat(bodyBytes - start.length() - end.length());
        return (start + filling + end).getBytes(StandardCharsets.US_ASCII);
    }
}
