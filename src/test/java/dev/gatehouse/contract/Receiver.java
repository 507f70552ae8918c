package dev.gatehouse.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Takes HTTP requests on 127.0.0.1 and treats each as its path says, or a test, down to what no HTTP server would do. */
public final class Receiver implements AutoCloseable {

    /**
     * A request as it came.
     *
     * @param head request line and headers, each a line
     */
    public record Request(List<String> head, byte[] body) {

        String path() {
            return head.get(0).split(" ", 3)[1];
        }

        /** The values of this header. */
        public List<String> all(String name) {
            return head.stream()
                    .skip(1)
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket socket;
    private final Function<Request, String> treatment;

    private Receiver(ServerSocket socket, Function<Request, String> treatment) {
        this.socket = socket;
        this.treatment = treatment;
    }

    static Receiver open() {
        return open(request -> request.path().substring(1));
    }

    /** One that treats each request as this says. */
    public static Receiver open(Function<Request, String> treatment) {
        try {
            Receiver receiver = new Receiver(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), treatment);
            receiver.threads.execute(receiver::listen);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a request is treated like this: a status, or {@code hang}, {@code reset}, {@code trickle}, {@code flood}. */
    public String url(String treatment) {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/" + treatment;
    }

    /** All that came. */
    public List<Request> requests() {
        return requests;
    }

    /** Those to this path. */
    List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closedByNow) {
            threads.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            answer(treatment.apply(request), connection);
        } catch (IOException | InterruptedException goneAway) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String treatment, Socket connection) throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (treatment) {
            case "hang" -> closed.await();
            case "reset" -> connection.setSoLinger(true, 0);
            case "trickle" -> trickle(out, "HTTP/1.1 200 OK\r\nX-Never-Ends: ");
            case "trickled-body" -> trickle(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            case "flood" ->
                out.write(("HTTP/1.1 500 Broken\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000))
                        .getBytes(StandardCharsets.US_ASCII));
            case "endless" -> flood(out);
            case "bomb" -> bomb(out);
            case "odd" -> write(out, 200, "Content-Type: text/odd; charset=none-such\r\nRetry-After: \r\n", "heard");
            case "token" ->
                write(
                        out,
                        200,
                        "",
                        "{\"access_token\":\"token-" + requests("/token").size() + "\",\"expires_in\":3600}");
            case "301" -> write(out, 301, "Location: " + url("200") + "\r\n", "");
            case "429" -> write(out, 429, "Retry-After: 1\r\n", "");
            case "once-429" -> write(out, requests("/once-429").size() == 1 ? 429 : 200, "Retry-After: 2\r\n", "");
            case "once-500" -> write(out, requests("/once-500").size() == 1 ? 500 : 200, "", "heard");
            case "once-401" -> write(out, requests("/once-401").size() == 1 ? 401 : 200, "", "");
            default -> write(out, Integer.parseInt(treatment), "", "heard");
        }
    }

    private void trickle(OutputStream out, String beginning) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (!closed.await(100, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
        }
    }

    /** As fast as it is taken, until nobody takes any more. */
    private static void flood(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] much = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(much);
        }
    }

    /** A few kilobytes that would become 16 MiB. */
    private static void bomb(OutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[16 * 1024 * 1024]);
        }
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: "
                + packed.size() + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(out);
    }

    private static void write(OutputStream out, int status, String headers, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + " Said\r\nConnection: close\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.write(octet);
        }
        Request request =
                new Request(List.of(head.toString(StandardCharsets.ISO_8859_1).split("\r\n", 0)), new byte[0]);
        int length = request.all("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        return new Request(request.head(), in.readNBytes(length));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
