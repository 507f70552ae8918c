/** Delivers stored events once more, as jobs that survive restarts and never crowd out live traffic. */
package dev.gatehouse.replay;
