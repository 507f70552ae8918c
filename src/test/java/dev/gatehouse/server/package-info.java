/** The servers that the contract is tested on. */
package dev.gatehouse.server;
