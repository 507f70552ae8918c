package dev.gatehouse.ingress;

import dev.gatehouse.signature.HandshakeReply;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers to handshakes as HTTP. What a stranger wrote and gets back must never be taken for a page. */
final class HandshakeReplies {

    private HandshakeReplies() {}

    static Response response(HandshakeReply reply) {
        var response = Response.status(reply.status())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        reply.headers().forEach(response::header);
        return reply.body().isEmpty()
                ? response.build()
                : response.entity(reply.body()).type(reply.contentType()).build();
    }
}
