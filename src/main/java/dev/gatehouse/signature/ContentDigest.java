package dev.gatehouse.signature;

import java.security.MessageDigest;

/** The digest of a body in its header (RFC 9530). */
final class ContentDigest {

    private ContentDigest() {}

    /** Whether every digest in the header that is of a known algorithm is the body's, and there is one. */
    static boolean isOf(InboundRequest request) {
        try {
            var text = new StructuredText(String.join(", ", request.headers().all("Content-Digest")));
            boolean matches = false;
            while (!text.isAtEnd()) {
                var algorithm = text.key();
                text.expect('=');
                byte[] digest = text.bytes();
                var filter = filter(algorithm);
                if (filter != null && !MessageDigest.isEqual(filter.apply(request.body()), digest)) {
                    return false;
                }
                matches |= filter != null;
                text.blanks();
                if (text.take(',')) {
                    text.blanks();
                }
            }
            return matches;
        } catch (StructuredText.Malformed another) {
            return false;
        }
    }

    private static Filter filter(String algorithm) {
        return switch (algorithm) {
            case "sha-256" -> Filter.SHA256;
            case "sha-512" -> Filter.SHA512;
            default -> null;
        };
    }
}
