/** The pen: what was refused, why, and everything needed to look at it again; bounded. */
package dev.gatehouse.rejection;
