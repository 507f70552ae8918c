package dev.gatehouse.ingress;

import dev.gatehouse.keys.PublishedPages;
import dev.gatehouse.problem.LogText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;

/**
 * Fetches the URLs by which some handshakes are confirmed. The provider gets its answer when that is done, so that it comes
 * again when it could not be; no thread of the server's and no transaction waits for it.
 */
@ApplicationScoped
class HandshakeErrands {

    private static final System.Logger LOG = System.getLogger(HandshakeErrands.class.getName());

    @Inject
    private PublishedPages pages;

    @Inject
    private Patience patience;

    /** Answers a handshake that has a URL to be fetched; the URL was found to be its provider's own. */
    void run(Visit visit, AsyncResponse response) {
        var handshake = visit.handshake();
        patience.begin(response);
        pages.visit(handshake.visit().orElseThrow())
                .whenComplete((visited, failure) -> patience.end(response))
                .thenRun(() -> {
                    visit.trace("outcome=handshake_confirmed");
                    response.resume(HandshakeReplies.response(handshake.reply()));
                })
                .exceptionally(failure -> unconfirmed(visit, response, failure));
    }

    private static Void unconfirmed(Visit visit, AsyncResponse response, Throwable failure) {
        visit.trace("outcome=handshake_not_confirmed");
        LOG.log(
                System.Logger.Level.WARNING,
                "event=handshake_not_confirmed endpoint={0} next=provider_retries error={1}",
                visit.endpoint().slug(),
                LogText.cause(failure));
        response.resume(Refusal.UNAVAILABLE.response());
        return null;
    }
}
