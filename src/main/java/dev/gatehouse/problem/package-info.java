/** The one way in which this product says that something is wrong: RFC 9457 problem documents. */
package dev.gatehouse.problem;
