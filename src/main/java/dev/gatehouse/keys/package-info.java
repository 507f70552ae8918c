/** Fetches what senders publish on their own hosts, above all their public keys, and remembers it as long as it may. */
package dev.gatehouse.keys;
