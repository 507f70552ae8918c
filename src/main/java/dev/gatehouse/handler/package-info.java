/** What a Java developer needs to work on webhooks: observe {@link dev.gatehouse.handler.WebhookEvent}. */
package dev.gatehouse.handler;
