/** Tests inside a server: filter, inbox and listener with everything real around them. */
package dev.gatehouse.arquillian;
