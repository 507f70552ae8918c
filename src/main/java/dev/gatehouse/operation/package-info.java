/** What keeps a node running: start-up in order, migration, partitions, clean-up, health. */
package dev.gatehouse.operation;
