package dev.gatehouse.destination;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends a request and waits for what comes back, as long as it may take and no longer. */
final class HttpCaller implements AutoCloseable {

    private final CloseableHttpAsyncClient client;
    private final boolean own;

    /** The client is closed with it only when it is its own. */
    HttpCaller(CloseableHttpAsyncClient client, boolean own) {
        this.client = client;
        this.own = own;
    }

    /**
     * Sends the request, once.
     *
     * @param limit how long it may take from connecting to the last byte that is kept
     * @return what was heard; of a body that did not end in time what there was of it, because the status had been said
     * @throws IOException when no status was heard
     */
    HeardReply post(HttpRequest request, byte[] body, Duration limit, int mostBytes)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var hearing = new Hearing(mostBytes);
        var call = client.execute(
                new BasicRequestProducer(request, new BasicAsyncEntityProducer(body, null)),
                hearing,
                null,
                context(limit),
                new Ending(hearing));
        try {
            long left = limit.toNanos() - (System.nanoTime() - begun);
            return hearing.ended().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return hearing.soFar()
                    .orElseThrow(() -> new InterruptedIOException("no answer within " + limit.toMillis() + " ms"));
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException known
                    ? known
                    : new IOException(String.valueOf(broken.getCause()), broken.getCause());
        } finally {
            call.cancel(true);
        }
    }

    private static HttpClientContext context(Duration limit) {
        var timeout = Timeout.of(limit);
        var context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setExpectContinueEnabled(false)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build());
        return context;
    }

    @Override
    public void close() {
        if (own) {
            client.close(CloseMode.GRACEFUL);
        }
    }

    /** Failures before a response begins are told here, those after it to the one who hears. */
    private record Ending(Hearing hearing) implements FutureCallback<Void> {

        @Override
        public void completed(Void nothing) {
            hearing.end();
        }

        @Override
        public void failed(Exception cause) {
            hearing.failed(cause);
        }

        @Override
        public void cancelled() {
            hearing.failed(new InterruptedIOException("the call was ended"));
        }
    }
}
