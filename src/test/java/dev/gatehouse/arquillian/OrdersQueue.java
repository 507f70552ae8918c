package dev.gatehouse.arquillian;

import jakarta.ejb.Singleton;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.resource.AdministeredObjectDefinition;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A queue of the server that orders are put into; a component, because servers look for definitions only at those. */
@Singleton
@AdministeredObjectDefinition(
        name = OrdersQueue.NAME,
        resourceAdapter = "gatehouse-artemis",
        interfaceName = "jakarta.jms.Queue",
        className = "org.apache.activemq.artemis.jms.client.ActiveMQQueue",
        properties = "Address=test.orders")
public class OrdersQueue {

    static final String NAME = "java:global/jms/test/orders";

    private static final long PATIENCE_MILLIS = 5_000;

    /** The body of the message for this event, or null when none comes. */
    @SuppressWarnings("BanJNDI") // both names are constants
    String taken(UUID event) {
        try {
            ConnectionFactory factory = InitialContext.doLookup("java:comp/env/jms/gatehouse/connectionFactory");
            Queue queue = InitialContext.doLookup(NAME);
            try (var context = factory.createContext();
                    var consumer = context.createConsumer(queue, "gatehouse_id = '" + event + "'")) {
                var message = (BytesMessage) consumer.receive(PATIENCE_MILLIS);
                return message == null ? null : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
            }
        } catch (NamingException | JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
