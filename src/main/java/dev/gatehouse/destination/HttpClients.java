package dev.gatehouse.destination;

import dev.gatehouse.outbound.OutboundAddresses;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the clients that receivers are called with: one for all, and one for each that wants a certificate of ours. */
@ApplicationScoped
class HttpClients {

    /** More than all destinations together begin: the bound is each destination's own concurrency. */
    private static final int MOST_CONNECTIONS = 10_000;

    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** A connection that rested this long is looked at before it is used again, because nothing is sent twice. */
    private static final TimeValue RESTED = TimeValue.ofSeconds(1);

    private static final TimeValue OLDEST = TimeValue.ofMinutes(5);

    @Inject
    private OutboundAddresses addresses;

    @Resource
    private ManagedThreadFactory threads;

    private CloseableHttpAsyncClient shared;

    @PostConstruct
    void open() {
        shared = client(ClientTlsStrategyBuilder.create(), 2);
    }

    @PreDestroy
    void close() {
        shared.close(CloseMode.IMMEDIATE);
    }

    /** The client for receivers that want no certificate. */
    HttpCaller shared() {
        return new HttpCaller(shared, false);
    }

    /** A client of its own for a receiver that wants this certificate; to be closed. */
    HttpCaller with(SSLContext certificate) {
        return new HttpCaller(client(ClientTlsStrategyBuilder.create().setSslContext(certificate), 1), true);
    }

    private CloseableHttpAsyncClient client(ClientTlsStrategyBuilder tls, int ioThreads) {
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked(addresses))
                .setTlsStrategy(tls.buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(CONNECT)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(RESTED)
                        .setTimeToLive(OLDEST)
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build();
        var client = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(ioThreads).build())
                .setThreadFactory(threads)
                .setUserAgent("Gatehouse")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .evictExpiredConnections()
                .build();
        client.start();
        return client;
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
