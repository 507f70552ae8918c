/** Stores each verified request exactly once and says what became of it: the event, its idempotency record, its answer. */
package dev.gatehouse.inbox;
