package dev.gatehouse.keys;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Gets small pages over https: no redirects, no cookies, no more bytes and no more time than allowed. */
final class PageClient {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age=\"?(\\d{1,9})\"?(?:$|[ ,])");
    private static final int OK = 200;

    /**
     * What is too much.
     *
     * @param bytes of a page
     * @param silence how long the other side may say nothing
     * @param total how long all of it may take
     */
    record Limits(int bytes, Duration silence, Duration total) {

        static final Limits USUAL = new Limits(256 * 1024, Duration.ofSeconds(3), Duration.ofSeconds(8));
    }

    private final CloseableHttpClient client;
    private final Limits limits;

    private PageClient(CloseableHttpClient client, Limits limits) {
        this.client = client;
        this.limits = limits;
    }

    /** A client that connects to nothing but what the resolver hands out. */
    static PageClient of(DnsResolver resolver, ClientTlsStrategyBuilder tls, Limits limits) {
        var silence = Timeout.of(limits.silence());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(tls.buildClassic())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(silence)
                        .setSocketTimeout(silence)
                        .build())
                .build();
        var client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .build())
                .setUserAgent("Gatehouse")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        return new PageClient(client, limits);
    }

    /**
     * Gets a page.
     *
     * @throws IOException when it does not answer 200 within the limits
     */
    Fetched get(URI url) throws IOException {
        if (!"https".equals(url.getScheme())) {
            throw new IOException("only https is fetched");
        }
        long deadline = System.nanoTime() + limits.total().toNanos();
        return client.execute(new HttpGet(url), response -> page(response, deadline));
    }

    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private Fetched page(ClassicHttpResponse response, long deadline) throws IOException {
        if (response.getCode() != OK) {
            throw new IOException("answered " + response.getCode());
        }
        return new Fetched(body(response, deadline), maxAge(response));
    }

    /** Piece by piece, so that neither size nor time is the other side's to choose. */
    private byte[] body(ClassicHttpResponse response, long deadline) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        byte[] all = new byte[limits.bytes() + 1];
        int length = 0;
        try (var content = response.getEntity().getContent()) {
            for (int read = 0; read >= 0 && length < all.length; length += Math.max(0, read)) {
                if (System.nanoTime() > deadline) {
                    throw new InterruptedIOException("took longer than " + limits.total());
                }
                read = content.read(all, length, all.length - length);
            }
        }
        if (length == all.length) {
            throw new IOException("is larger than " + limits.bytes() + " bytes");
        }
        return Arrays.copyOf(all, length);
    }

    private static Duration maxAge(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Cache-Control");
        var told = header == null ? null : MAX_AGE.matcher(header.getValue().toLowerCase(Locale.ROOT));
        return told != null && told.find() ? Duration.ofSeconds(Long.parseLong(told.group(1))) : null;
    }
}
