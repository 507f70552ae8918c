/** Works on stored events until they are done or visibly dead: bell, claim, attempt, settlement, retry, sweep. */
package dev.gatehouse.delivery;
