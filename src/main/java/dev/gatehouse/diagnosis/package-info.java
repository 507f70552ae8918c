/** Why a signature does not match: one thing of a request is put right at a time until it does. Pure Java. */
package dev.gatehouse.diagnosis;
