package dev.gatehouse.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Laid over the WAR by tests that can't wait for the minute to be over. */
@ApplicationScoped
public class HousekeepingNow {

    @Inject
    private HousekeepingTransaction transaction;

    public void trimPen() {
        transaction.trimPen();
    }

    public void makePartitions() {
        transaction.makePartitions();
    }
}
