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
}
