/** Which subscriptions an event goes to and how often it is tried there; knows nothing of the other rooms. */
package dev.gatehouse.routing;
