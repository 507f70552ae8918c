/** The public door: refuses early, verifies the raw bytes, hands over to the inbox and answers after the commit. */
package dev.gatehouse.ingress;
