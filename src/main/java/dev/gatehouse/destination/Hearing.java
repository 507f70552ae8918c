package dev.gatehouse.destination;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Takes a response in as far as it is kept. Once its status is known, whatever happens to the rest of it changes nothing:
 * a receiver that has said yes must not be asked again. So nothing else of the response is looked into.
 */
final class Hearing implements AsyncResponseConsumer<Void> {

    private final CompletableFuture<HeardReply> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int mostBytes;
    private volatile FutureCallback<Void> client;
    private HttpResponse head;

    Hearing(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Completes with the response, or fails when there was none. */
    CompletableFuture<HeardReply> ended() {
        return ended;
    }

    /** What has come of a response; empty before its status has. */
    synchronized Optional<HeardReply> soFar() {
        return Optional.ofNullable(head).map(known -> {
            var retryAfter = Optional.ofNullable(known.getFirstHeader(HttpHeaders.RETRY_AFTER))
                    .map(header -> String.valueOf(header.getValue()));
            return new HeardReply(known.getCode(), retryAfter, body.toByteArray());
        });
    }

    /** To be called when the connection is free for the next, or there is none. */
    void end() {
        soFar().ifPresent(ended::complete);
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        hear(response);
        if (entity == null) {
            callback.completed(null);
        } else {
            client = callback;
        }
    }

    private synchronized void hear(HttpResponse response) {
        head = response;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(mostBytes);
    }

    @Override
    public void consume(ByteBuffer source) {
        if (keep(source)) {
            end();
        }
    }

    /** Whether as much is there as is kept. */
    private synchronized boolean keep(ByteBuffer source) {
        var bytes = new byte[Math.min(source.remaining(), mostBytes - body.size())];
        source.get(bytes);
        body.write(bytes, 0, bytes.length);
        source.position(source.limit());
        return body.size() == mostBytes;
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        client.completed(null);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // nothing is kept of what comes before the response
    }

    @Override
    public void failed(Exception cause) {
        end();
        ended.completeExceptionally(cause);
    }

    @Override
    public void releaseResources() {
        // nothing is held but memory
    }
}
