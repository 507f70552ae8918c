package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;
import dev.gatehouse.handler.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The application's own Java handlers: CDI observers of {@link WebhookEvent}. */
@ApplicationScoped
class HandlerDestination implements Destination {

    private static final String UNKNOWN_EVENT_TYPE = "unknown_event_type";

    @Inject
    private Handlers handlers;

    @Override
    public String name() {
        return "handlers";
    }

    @Override
    public Outcome deliver(EventFacts facts) {
        var matching = handlers.matching(facts.endpoint(), facts.type());
        if (matching.isEmpty()) {
            return new Outcome.Ignored(UNKNOWN_EVENT_TYPE);
        }
        var event = new WebhookEvent(facts);
        matching.forEach(handler -> handler.handle(event));
        return outcomeOf(event);
    }

    @Override
    public boolean repeatable(EventFacts facts) {
        return handlers.matching(facts.endpoint(), facts.type()).stream().allMatch(Handler::repeatable);
    }

    private static Outcome outcomeOf(WebhookEvent event) {
        var set = event.outcome();
        return set.ignored().isPresent()
                ? new Outcome.Ignored(set.ignored().get())
                : new Outcome.Delivered(set.result());
    }
}
