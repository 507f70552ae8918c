/** Proves who sent a request: signature schemes as data, checked over the bytes as they came. */
package dev.gatehouse.signature;
