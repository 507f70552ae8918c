package dev.gatehouse.keys;

import dev.gatehouse.outbound.OutboundAddresses;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;

/** Has pages on senders' own hosts fetched, on threads of its own: no request's thread and no transaction waits in here. */
@ApplicationScoped
public class PublishedPages {

    /** Fetches are rare. When senders' hosts hang, what waits here is no more than this. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 64;

    @Inject
    private OutboundAddresses addresses;

    @Resource
    private ManagedThreadFactory threads;

    private ThreadPoolExecutor workers;
    private PageClient client;

    @PostConstruct
    void open() {
        workers = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), threads);
        workers.allowCoreThreadTimeOut(true);
        client = PageClient.of(new Checked(addresses), ClientTlsStrategyBuilder.create(), PageClient.Limits.USUAL);
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
        client.close();
    }

    /** Visits a page for the sake of visiting it; completes when it has answered with success. */
    public CompletionStage<Void> visit(URI url) {
        return fetch(url).thenAccept(page -> {});
    }

    CompletionStage<Fetched> fetch(URI url) {
        var fetched = new CompletableFuture<Fetched>();
        try {
            workers.execute(() -> fetch(url, fetched));
        } catch (RejectedExecutionException full) {
            fetched.completeExceptionally(new IOException("too many pages are being fetched already", full));
        }
        return fetched;
    }

    private void fetch(URI url, CompletableFuture<Fetched> fetched) {
        try {
            fetched.complete(client.get(url));
        } catch (IOException | RuntimeException failed) {
            fetched.completeExceptionally(failed);
        }
    }

    /** Names are resolved, and their addresses judged, when a connection is opened. */
    private record Checked(OutboundAddresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.of(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
