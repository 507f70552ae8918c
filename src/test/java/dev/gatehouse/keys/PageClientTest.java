package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.gatehouse.outbound.AddressRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched from whom, from a real server over TLS. */
class PageClientTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final PageClient.Limits SMALL =
            new PageClient.Limits(1000, Duration.ofSeconds(2), Duration.ofSeconds(3));

    @TempDir
    private static Path directory;

    private static final CountDownLatch END = new CountDownLatch(1);
    private static HttpsServer server;
    private static ExecutorService threads;
    private static SSLContext tls;

    @BeforeAll
    static void start() throws Exception {
        var keys = keys();
        tls = context(keys);
        threads = Executors.newCachedThreadPool();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600, must-revalidate");
            answer(exchange, 200, new byte[1000]);
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().set("Location", "/keys");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[1001]));
        server.createContext("/drops", PageClientTest::drip);
        server.start();
    }

    @AfterAll
    static void stop() {
        END.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aPageIsFetchedWithTheTimeItStaysAsItIs() throws IOException {
        var page = client(anywhere()).get(url("/keys"));
        assertThat(page.bytes()).hasSize(1000);
        assertThat(page.maxAge()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertThatThrownBy(() -> client(anywhere()).get(url("/elsewhere"))).hasMessage("answered 302");
    }

    @Test
    void aLargePageIsNotReadToItsEnd() {
        assertThatThrownBy(() -> client(anywhere()).get(url("/large"))).hasMessage("is larger than 1000 bytes");
    }

    @Test
    void aPageThatComesInDropsIsGivenUp() {
        assertThatThrownBy(() -> client(anywhere()).get(url("/drops"))).hasMessage("took longer than PT3S");
    }

    @Test
    void anAddressThatIsNotPublicIsNotConnectedTo() {
        for (var host : List.of("localhost", "127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1")) {
            assertThatThrownBy(() -> client(publicOnly()).get(URI.create("https://" + host + "/keys")))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("not public");
        }
    }

    @Test
    void plainHttpIsNotSpoken() {
        assertThatThrownBy(() -> client(anywhere()).get(URI.create("http://localhost/keys")))
                .hasMessage("only https is fetched");
    }

    @Test
    void aServerThatIsNotTrustedIsNotBelieved() {
        var client = PageClient.of(anywhere(), ClientTlsStrategyBuilder.create(), SMALL);
        assertThatThrownBy(() -> client.get(url("/keys"))).isInstanceOf(IOException.class);
    }

    private static PageClient client(DnsResolver resolver) {
        return PageClient.of(resolver, ClientTlsStrategyBuilder.create().setSslContext(tls), SMALL);
    }

    private static URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    private static DnsResolver anywhere() {
        return resolver(AddressRule.allowing(List.of("127.0.0.0/8", "::1")));
    }

    private static DnsResolver publicOnly() {
        return resolver(AddressRule.PUBLIC_ONLY);
    }

    private static DnsResolver resolver(AddressRule rule) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var permitted = Arrays.stream(InetAddress.getAllByName(host))
                        .filter(rule::permits)
                        .toArray(InetAddress[]::new);
                if (permitted.length == 0) {
                    throw new UnknownHostException("not public");
                }
                return permitted;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Never silent for long, and never done. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 900);
        try (exchange) {
            for (int i = 0; i < 100 && !END.await(200, TimeUnit.MILLISECONDS); i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeyStore keys() throws Exception {
        var file = directory.resolve("server.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
