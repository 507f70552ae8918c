package dev.gatehouse.broker;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The Artemis resource adapter with the broker inside: the broker runs while the adapter does. Its properties are described in
 * {@code META-INF/ra.xml}.
 */
public class BrokerResourceAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;

    private String dataDirectory;
    private String workers;
    private transient EmbeddedBroker broker;

    public String getDataDirectory() {
        return dataDirectory;
    }

    public void setDataDirectory(String dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    public String getWorkers() {
        return workers;
    }

    public void setWorkers(String workers) {
        this.workers = workers;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        broker = EmbeddedBroker.start(Path.of(dataDirectory));
        super.start(context);
    }

    @Override
    public void stop() {
        super.stop();
        broker.stop();
    }

    /**
     * Sets the number of sessions here, because a WAR that is the same on every server can't name Artemis's own property. Without workers
     * nobody listens at all.
     */
    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (sessions() > 0) {
            ((ActiveMQActivationSpec) spec).setMaxSession(sessions());
            super.endpointActivation(endpoints, spec);
        }
    }

    /** What is no number here keeps the WAR from starting, which names the setting; the server would only name this class. */
    private int sessions() {
        try {
            return Math.max(0, Integer.parseInt(workers.strip()));
        } catch (NumberFormatException refusedByTheWar) {
            return 0;
        }
    }
}
