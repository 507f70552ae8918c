/** Measures how fast Gatehouse is, beside what the same PostgreSQL can do without it, in one run. */
package dev.gatehouse.bench;
