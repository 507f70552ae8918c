/** The contract over HTTP, asked of the running product: Payara Micro and PostgreSQL in processes of their own. */
package dev.gatehouse.contract;
