/** The message broker inside Payara Micro, which has none of its own: Artemis, started and stopped with a resource adapter. */
package dev.gatehouse.broker;
