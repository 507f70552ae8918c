/** Tests that pull out plugs: nothing that was acknowledged may be lost, nothing may be done twice. */
package dev.gatehouse.chaos;
