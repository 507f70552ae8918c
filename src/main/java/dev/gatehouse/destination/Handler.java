package dev.gatehouse.destination;

import dev.gatehouse.handler.OnWebhook;
import dev.gatehouse.handler.WebhookEvent;
import dev.gatehouse.routing.TypePattern;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * One observer and what it is for.
 *
 * @param endpoint pattern of the slugs it is for
 * @param type pattern of the event types it is for
 * @param repeatable whether it may run again without harm
 * @param observer the method, which may throw what it likes
 */
record Handler(TypePattern endpoint, TypePattern type, boolean repeatable, ObserverMethod<WebhookEvent> observer) {

    @SuppressWarnings("unchecked") // an observer of a supertype takes a WebhookEvent as well
    static Handler of(ObserverMethod<? super WebhookEvent> observer) {
        var patterns = observer.getObservedQualifiers().stream()
                .filter(OnWebhook.class::isInstance)
                .map(OnWebhook.class::cast)
                .findFirst();
        return new Handler(
                TypePattern.of(patterns.map(OnWebhook::endpoint).orElse("*")),
                TypePattern.of(patterns.map(OnWebhook::type).orElse("*")),
                patterns.map(OnWebhook::repeatable).orElse(false),
                (ObserverMethod<WebhookEvent>) observer);
    }

    boolean isFor(String slug, String eventType) {
        return endpoint.matches(slug) && type.matches(eventType);
    }

    void handle(WebhookEvent event) {
        observer.notify(new Notice(event, observer.getObservedQualifiers()));
    }

    /** What CDI wants to know of an event. */
    private record Notice(WebhookEvent event, Set<Annotation> qualifiers)
            implements EventContext<WebhookEvent>, EventMetadata {

        @Override
        public WebhookEvent getEvent() {
            return event;
        }

        @Override
        public EventMetadata getMetadata() {
            return this;
        }

        @Override
        public Set<Annotation> getQualifiers() {
            return qualifiers;
        }

        @Override
        public InjectionPoint getInjectionPoint() {
            return null;
        }

        @Override
        public Type getType() {
            return WebhookEvent.class;
        }
    }
}
