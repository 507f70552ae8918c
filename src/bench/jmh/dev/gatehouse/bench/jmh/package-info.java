/** What single steps of the door cost; see {@code src/bench/README.md}. */
package dev.gatehouse.bench.jmh;
