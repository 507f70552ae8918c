/** Who may use the management API. */
package dev.gatehouse.access;
