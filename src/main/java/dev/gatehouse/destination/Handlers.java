package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import dev.gatehouse.handler.example.Example;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every observer of {@link WebhookEvent} in the application, with the endpoints and types it is for. */
@ApplicationScoped
class Handlers {

    /** Finds observers with the qualifier; its patterns do not count for CDI, only for us. */
    @SuppressWarnings("serial")
    private static final class AnyWebhook extends AnnotationLiteral<OnWebhook> implements OnWebhook {

        @Override
        public String endpoint() {
            return "*";
        }

        @Override
        public String type() {
            return "*";
        }

        @Override
        public boolean repeatable() {
            return false;
        }
    }

    @Inject
    private BeanManager beans;

    @Inject
    @ConfigProperty(name = "gatehouse.examples", defaultValue = "false")
    private boolean examples;

    private List<Handler> all;

    @PostConstruct
    void find() {
        var nothing = new EventFacts(new UUID(0, 0), "", "", "", Instant.EPOCH, List.of(), new byte[0], 1);
        all = beans.resolveObserverMethods(new WebhookEvent(nothing), new AnyWebhook()).stream()
                .filter(this::isActive)
                .map(Handler::of)
                .toList();
    }

    /** The handlers for an event, in the order of their priorities. */
    List<Handler> matching(String endpoint, String type) {
        return all.stream().filter(handler -> handler.isFor(endpoint, type)).toList();
    }

    private boolean isActive(ObserverMethod<?> observer) {
        return examples || !observer.getBeanClass().isAnnotationPresent(Example.class);
    }
}
