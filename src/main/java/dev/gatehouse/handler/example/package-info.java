/** Example handlers, switched on by {@code gatehouse.examples}: what they did shows in the table processed_webhook. */
package dev.gatehouse.handler.example;
