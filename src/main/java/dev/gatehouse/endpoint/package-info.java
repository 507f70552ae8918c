/** Endpoints: what providers call, with their secrets, their rules and where their events go. */
package dev.gatehouse.endpoint;
