package dev.gatehouse.destination;

import dev.gatehouse.destination.Outcome.Reply;
import dev.gatehouse.outbound.ForbiddenAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * What a receiver's answer, or its silence, means for a delivery.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks, "Delivery success and failure"</a>
 */
final class HttpOutcomes {

    private static final int GONE = 410;

    /** Time-out of the request, too early, too many: the same request may well do later. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private HttpOutcomes() {}

    static Outcome of(HeardReply heard, Instant now) {
        int status = heard.status();
        var reply = Optional.of(new Reply(status, new String(heard.body(), StandardCharsets.UTF_8)));
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(Optional.empty(), reply);
        }
        if (LATER.contains(status) || status >= 500) {
            var rest = heard.retryAfter().flatMap(value -> RetryAfter.read(value, now));
            return new Outcome.Failed("the receiver answered " + status, rest, reply);
        }
        return new Outcome.Refused(reason(status), status == GONE, reply);
    }

    private static String reason(int status) {
        if (status == GONE) {
            return "the receiver answered 410, it wants no more events: its subscription is disabled";
        }
        return status >= 300 && status < 400
                ? "the receiver answered " + status + ", and redirects are not followed: set url to where it is now"
                : "the receiver answered " + status + ", and would answer the same again";
    }

    /** Of a call that brought no status. */
    static Outcome of(IOException failure) {
        if (failure instanceof ForbiddenAddress forbidden) {
            return new Outcome.Refused(forbidden.getMessage(), false, Optional.empty());
        }
        return new Outcome.Failed(kind(failure) + ": " + failure.getMessage(), Optional.empty());
    }

    private static String kind(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the host has no address";
        }
        if (failure instanceof SSLException) {
            return "no TLS connection";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        return failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException
                ? "too late"
                : "the connection broke";
    }
}
