/** The least a receiver on a Jakarta EE server does: JAX-RS reads a body, a filter verifies it, nothing is stored. */
package dev.gatehouse.bench.floor;
