/** The REST API under {@code /api/v1}: what integrators and operators do and see. */
package dev.gatehouse.management;
