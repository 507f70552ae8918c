package dev.gatehouse.destination;

import dev.gatehouse.destination.Outlet.Limits;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes what a document describes into what can be called. */
@ApplicationScoped
class Outlets {

    @Inject
    private HttpClients clients;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private ExecutorService senders;

    @PostConstruct
    void open() {
        senders = Executors.newCachedThreadPool(threads);
    }

    @PreDestroy
    void close() {
        senders.shutdownNow();
    }

    Outlet open(long id, DestinationDocument document) {
        var destination = DestinationDocument.JMS.equals(document.kind())
                ? new JmsDestination(document, senders)
                : new HttpDestination(document, caller(document.auth()), clock);
        var limits = new Limits(
                document.concurrency(),
                document.ratePerSecond() == null ? 0 : document.ratePerSecond(),
                Duration.ofMillis(document.timeoutMillis()));
        return new Outlet(id, destination, limits);
    }

    void close(Outlet outlet) {
        if (outlet.destination() instanceof HttpDestination http) {
            http.close();
        }
    }

    private HttpCaller caller(DestinationDocument.Auth auth) {
        return auth != null && AuthRules.MUTUAL_TLS.equals(auth.type())
                ? clients.with(ClientTls.of(auth.certificate(), auth.privateKey()))
                : clients.shared();
    }
}
