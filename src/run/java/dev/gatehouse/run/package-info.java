/** Starts a whole Gatehouse on one machine, PostgreSQL and Payara Micro included: for the run command and for the tests. */
package dev.gatehouse.run;
