package dev.gatehouse.ingress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.AsyncResponse;

/** Fetches the URLs by which some handshakes are confirmed, and answers when that is done. */
@ApplicationScoped
class HandshakeErrands {

    void run(Visit visit, AsyncResponse response) {
        response.resume(Refusal.UNAVAILABLE.response());
    }
}
