package dev.gatehouse.operation;

import dev.gatehouse.delivery.Sweeper;
import dev.gatehouse.endpoint.EndpointDirectory;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Starts a node, in the one order that works. What fails here keeps the application from being deployed. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    private DatabaseCheck databaseCheck;

    @Inject
    private Migration migration;

    @Inject
    private Housekeeping housekeeping;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private Sweeper sweeper;

    /** Runs once, before the first request. */
    @PostConstruct
    public void start() {
        databaseCheck.run();
        migration.migrate();
        housekeeping.start();
        endpoints.start();
        sweeper.start();
        LOG.log(System.Logger.Level.INFO, "event=started");
    }
}
