/** What every room that speaks SQL shares: arrays as parameters, and the transaction manager Hibernate is to use. */
package dev.gatehouse.persistence;
