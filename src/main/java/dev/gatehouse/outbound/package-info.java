/** Which addresses this product may call: whatever it fetches or hands over goes through here. */
package dev.gatehouse.outbound;
