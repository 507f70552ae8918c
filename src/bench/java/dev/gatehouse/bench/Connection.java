package dev.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept-alive connection with one request on its way; understands of HTTP/1.1 what the servers measured here answer. */
final class Connection {

    static final int INCOMPLETE = -1;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private static final Pattern LAST = Pattern.compile("(?i)\r\nconnection: *close");

    private final InetSocketAddress server;
    private final Selector selector;
    private SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 14);
    private long sentAt;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        open();
    }

    private void open() throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** A request of this size always fits into an idle connection's buffer. */
    void send(ByteBuffer request, long countsFrom) throws IOException {
        sentAt = countsFrom;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    long sentAt() {
        return sentAt;
    }

    /** The answer's status once all of it is here, else {@link #INCOMPLETE}. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection");
        }
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0 || in.position() < head + 4 + bodyLength(text)) {
            return INCOMPLETE;
        }
        in.clear();
        if (LAST.matcher(text).find()) {
            channel.close();
            open();
        }
        return Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
    }

    private static int bodyLength(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.find()) {
            throw new IllegalStateException("an answer without Content-Length: "
                    + text.lines().findFirst().orElse(""));
        }
        return Integer.parseInt(length.group(1));
    }

    void close() throws IOException {
        channel.close();
    }
}
