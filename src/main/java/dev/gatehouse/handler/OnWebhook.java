package dev.gatehouse.handler;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Chooses the events an observer is for. In both patterns {@code *} stands for any run of characters.
 *
 * <pre>{@code
 * void paid(@Observes @OnWebhook(endpoint = "shop", type = "payment.*") WebhookEvent event) { ... }
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({PARAMETER, FIELD, METHOD, TYPE})
public @interface OnWebhook {

    /** Pattern of the endpoint's slug. */
    @Nonbinding
    String endpoint() default "*";

    /** Pattern of the event type. */
    @Nonbinding
    String type() default "*";

    /**
     * Whether the observer may run again without harm, because all it does is in the database, in the transaction it is
     * called in. Events of such observers are worked on together: their writes go to the database in batches, and when one
     * of them fails, what the others did is taken back with it and each is run again alone. All others run again only when
     * a node or its database fails.
     */
    @Nonbinding
    boolean repeatable() default false;
}
