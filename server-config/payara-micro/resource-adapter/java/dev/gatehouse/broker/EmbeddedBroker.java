package dev.gatehouse.broker;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker in this virtual machine, reachable only from inside it.
 *
 * <p>No limit here ever makes a sender wait. The doorbell queue drops what is too much, since every bell is rung again by the sweeper from
 * the database; any other queue, one an operator forwards events to, refuses, so that the delivery fails visibly and is tried again.
 */
final class EmbeddedBroker {

    static final String DOORBELLS = "gatehouse.deliveries";

    /** No queue is bound to it: a bell that failed too often ends here without a trace, its delivery is still due in the database. */
    private static final SimpleString NOWHERE = SimpleString.of("gatehouse.nowhere");

    private static final long MEBIBYTE = 1024 * 1024;

    private final EmbeddedActiveMQ server;

    private EmbeddedBroker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    static EmbeddedBroker start(Path directory) throws ResourceAdapterInternalException {
        EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration(directory.toAbsolutePath()));
        try {
            server.start();
        } catch (Exception e) {
            throw new ResourceAdapterInternalException("The broker does not start in " + directory.toAbsolutePath(), e);
        }
        return new EmbeddedBroker(server);
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            // the journal is made for this: what matters was written before its send was acknowledged
            System.getLogger(EmbeddedBroker.class.getName())
                    .log(System.Logger.Level.WARNING, "broker not stopped cleanly", e);
        }
    }

    private static Configuration configuration(Path directory) {
        return new ConfigurationImpl()
                .setName("gatehouse")
                .addAcceptorConfiguration(new TransportConfiguration(InVMAcceptorFactory.class.getName()))
                .setSecurityEnabled(false) // nobody outside this virtual machine can connect
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize((int) MEBIBYTE)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setGlobalMaxSize(64 * MEBIBYTE)
                .setMaxDiskUsage(
                        -1) // the guard of a full disk blocks every sender, also of messages that never touch it
                .addAddressSetting("#", limit(16 * MEBIBYTE, AddressFullMessagePolicy.FAIL))
                .addAddressSetting(
                        DOORBELLS,
                        limit(8 * MEBIBYTE, AddressFullMessagePolicy.DROP)
                                .setDeadLetterAddress(NOWHERE)
                                .setExpiryAddress(NOWHERE))
                .addAddressConfiguration(doorbells());
    }

    private static AddressSettings limit(long bytes, AddressFullMessagePolicy whenFull) {
        return new AddressSettings().setMaxSizeBytes(bytes).setAddressFullMessagePolicy(whenFull);
    }

    private static CoreAddressConfiguration doorbells() {
        return new CoreAddressConfiguration()
                .setName(DOORBELLS)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(DOORBELLS).setRoutingType(RoutingType.ANYCAST));
    }
}
