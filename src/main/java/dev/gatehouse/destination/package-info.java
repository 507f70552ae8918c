/** Where events go: to the application's Java handlers today, to HTTP and JMS by the same contract. */
package dev.gatehouse.destination;
