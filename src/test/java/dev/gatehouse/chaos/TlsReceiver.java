package dev.gatehouse.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** An HTTPS server on 127.0.0.1 that wants a certificate of its callers and says yes to everything. */
final class TlsReceiver implements AutoCloseable {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final HttpAsyncServer server;
    private final int port;

    /**
     * One that is listening.
     *
     * @param caller whose certificate it accepts
     * @param policy which versions of HTTP it offers
     */
    TlsReceiver(Identity own, Identity caller, HttpVersionPolicy policy)
            throws IOException, GeneralSecurityException, InterruptedException, ExecutionException {
        server = H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setVersionPolicy(policy)
                .setTlsStrategy(new H2ServerTlsStrategy(
                        context(own, caller), (endpoint, engine) -> engine.setNeedClientAuth(true), null))
                .register("*", new Handler(seen))
                .create();
        server.start();
        port = port(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
                .get());
    }

    private static int port(ListenerEndpoint endpoint) {
        return ((InetSocketAddress) endpoint.getAddress()).getPort();
    }

    private static SSLContext context(Identity own, Identity caller) throws IOException, GeneralSecurityException {
        return SSLContextBuilder.create()
                .loadKeyMaterial(own.store(), Identity.PASSWORD.toCharArray())
                .loadTrustMaterial(caller.trust(), null)
                .build();
    }

    String url() {
        return "https://127.0.0.1:" + port + "/";
    }

    /** Version and caller of each request, as in {@code HTTP/2.0 CN=gatehouse}. */
    List<String> seen() {
        return seen;
    }

    private record Handler(List<String> seen) implements AsyncServerRequestHandler<Message<HttpRequest, String>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, String>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new StringAsyncEntityConsumer());
        }

        @Override
        public void handle(Message<HttpRequest, String> request, ResponseTrigger trigger, HttpContext context)
                throws IOException, HttpException {
            var connection = HttpCoreContext.cast(context);
            seen.add(connection.getProtocolVersion() + " " + caller(connection));
            trigger.submitResponse(AsyncResponseBuilder.create(200).build(), context);
        }

        private static String caller(HttpCoreContext connection) {
            try {
                return connection.getSSLSession().getPeerPrincipal().getName();
            } catch (SSLPeerUnverifiedException nobody) {
                return "nobody";
            }
        }
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
