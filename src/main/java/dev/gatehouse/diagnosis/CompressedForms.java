package dev.gatehouse.diagnosis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The body with its compression taken away or put back (RFC 1950, RFC 1952). */
final class CompressedForms {

    private static final int LARGEST = 1 << 20;
    private static final byte[] GZIP_START = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};

    /** What common libraries write in the header's last byte: FAT, Unix, macOS, unknown. */
    private static final int[] SYSTEMS = {0, 3, 19, 255};

    private static final int[] LEVELS = {6, 9, 1};

    private CompressedForms() {}

    /** What was compressed. */
    static Stream<BodyForm> decompressed(byte[] body) {
        return Stream.of(read(body, GZIPInputStream::new), read(body, InflaterInputStream::new))
                .flatMap(Optional::stream)
                .map(bytes -> new BodyForm(
                        Cause.BODY_COMPRESSED,
                        "The signature was made over the content before it was compressed.",
                        bytes));
    }

    /** What was decompressed on the way, as the common libraries would have compressed it. */
    static Stream<BodyForm> compressed(byte[] body) {
        return IntStream.of(LEVELS)
                .boxed()
                .flatMap(level -> Stream.concat(gzip(body, level), Stream.of(deflate(body, level, false))))
                .map(bytes -> new BodyForm(
                        Cause.BODY_DECOMPRESSED,
                        "The signature was made over the compressed body, and something decompressed it on the way.",
                        bytes));
    }

    private interface Opening {
        InputStream open(InputStream bytes) throws IOException;
    }

    private static Optional<byte[]> read(byte[] body, Opening opening) {
        try (var content = opening.open(new ByteArrayInputStream(body))) {
            byte[] bytes = content.readNBytes(LARGEST);
            return bytes.length == LARGEST ? Optional.empty() : Optional.of(bytes);
        } catch (IOException other) {
            return Optional.empty();
        }
    }

    private static Stream<byte[]> gzip(byte[] body, int level) {
        byte[] content = deflate(body, level, true);
        byte[] end = end(body);
        int effort = level == 9 ? 2 : level == 1 ? 4 : 0;
        return IntStream.of(SYSTEMS)
                .boxed()
                .flatMap(system -> IntStream.of(0, effort).distinct().mapToObj(flags -> {
                    var all = new ByteArrayOutputStream();
                    all.writeBytes(GZIP_START);
                    all.write(flags);
                    all.write(system);
                    all.writeBytes(content);
                    all.writeBytes(end);
                    return all.toByteArray();
                }));
    }

    private static byte[] end(byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        var end = new byte[8];
        for (int at = 0; at < 4; at++) {
            end[at] = (byte) (crc.getValue() >> (8 * at));
            end[at + 4] = (byte) (body.length >> (8 * at));
        }
        return end;
    }

    private static byte[] deflate(byte[] body, int level, boolean bare) {
        var deflater = new Deflater(level, bare);
        try {
            deflater.setInput(body);
            deflater.finish();
            var all = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                all.write(buffer, 0, deflater.deflate(buffer));
            }
            return all.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
