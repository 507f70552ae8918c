package dev.gatehouse.operation;

import dev.gatehouse.delivery.DeliverySettings;
import dev.gatehouse.delivery.Outbound;
import dev.gatehouse.delivery.Sweeper;
import dev.gatehouse.destination.DestinationDirectory;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.outbound.OutboundAddresses;
import dev.gatehouse.problem.WrongSetup;
import dev.gatehouse.replay.Replayer;
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
    private DeliverySettings deliverySettings;

    @Inject
    private DatabaseCheck databaseCheck;

    @Inject
    private Migration migration;

    @Inject
    private Housekeeping housekeeping;

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private OutboundAddresses outboundAddresses;

    @Inject
    private DestinationDirectory destinations;

    @Inject
    private Sweeper sweeper;

    @Inject
    private Replayer replayer;

    @Inject
    private Outbound outbound;

    /** Runs once, before the first request. Why it fails is said in one line, because a server's own says much else. */
    @PostConstruct
    public void start() {
        try {
            startInOrder();
            LOG.log(System.Logger.Level.INFO, "event=started");
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "event=not_started next=mend_it_and_start_again error={0}",
                    WrongSetup.lineOf(failure));
            throw failure;
        }
    }

    private void startInOrder() {
        deliverySettings.requireReadable();
        outboundAddresses.requireReadable();
        databaseCheck.run();
        migration.migrate();
        housekeeping.start();
        endpoints.start();
        destinations.start();
        sweeper.start();
        replayer.start();
        outbound.start();
    }
}
