package dev.gatehouse.destination;

import dev.gatehouse.handler.EventFacts;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A queue or topic of the server. Done when the broker has confirmed a persistent message, and not before. */
final class JmsDestination implements dev.gatehouse.destination.Destination {

    /** Of a raw event; as CloudEvents the names are those that its binding for AMQP gives to JMS. */
    private static final String OWN_PREFIX = "gatehouse_";

    private static final String CLOUD_EVENTS_PREFIX = "cloudEvents_";

    private final DestinationDocument document;
    private final ExecutorService threads;
    private final Semaphore sends;

    /**
     * What its document says.
     *
     * @param threads to send on, because a broker that hangs can't be told to stop
     */
    JmsDestination(DestinationDocument document, ExecutorService threads) {
        this.document = document;
        this.threads = threads;
        this.sends = new Semaphore(document.concurrency());
    }

    @Override
    public String name() {
        return document.name();
    }

    @Override
    public Outcome deliver(EventFacts event) throws InterruptedException {
        if (!sends.tryAcquire()) {
            return failed("earlier messages are still being sent: the broker hangs");
        }
        var sending = new FutureTask<Void>(() -> send(event), null);
        begin(sending);
        try {
            sending.get(Duration.ofMillis(document.timeoutMillis()).toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Delivered(Optional.empty());
        } catch (TimeoutException late) {
            return failed("too late: the broker did not confirm within " + document.timeoutMillis() + " ms");
        } catch (ExecutionException refused) {
            return failed(reason(refused.getCause()));
        } finally {
            sending.cancel(true);
        }
    }

    /** The place is free again when the thread is, however long nobody has been waiting for it. */
    private void begin(FutureTask<Void> sending) {
        boolean begun = false;
        try {
            threads.execute(() -> {
                try {
                    sending.run();
                } finally {
                    sends.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                sends.release();
            }
        }
    }

    private void send(EventFacts event) {
        try (var context =
                find(document.connectionFactory(), ConnectionFactory.class).createContext()) {
            var message = context.createBytesMessage();
            message.writeBytes(body(event));
            for (var property : properties(event).entrySet()) {
                message.setStringProperty(property.getKey(), property.getValue());
            }
            send(context, message);
        } catch (JMSException refused) {
            throw new JMSRuntimeException(refused.getMessage(), refused.getErrorCode(), refused);
        }
    }

    private void send(JMSContext context, Message message) {
        Destination place = document.queue() == null
                ? find(document.topic(), jakarta.jms.Topic.class)
                : find(document.queue(), jakarta.jms.Queue.class);
        context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(place, message);
    }

    private byte[] body(EventFacts event) {
        return CloudEvent.STRUCTURED.equals(document.format()) ? new CloudEvent(event).structured() : event.body();
    }

    private Map<String, String> properties(EventFacts event) {
        var cloudEvent = new CloudEvent(event);
        var properties = new TreeMap<String, String>();
        properties.put(OWN_PREFIX + "id", event.id().toString());
        properties.put(OWN_PREFIX + "eventId", event.eventId());
        properties.put(OWN_PREFIX + "type", event.type());
        properties.put(OWN_PREFIX + "endpoint", event.endpoint());
        properties.put(OWN_PREFIX + "receivedAt", event.receivedAt().toString());
        if (CloudEvent.BINARY.equals(document.format())) {
            cloudEvent.attributes().forEach((name, value) -> properties.put(CLOUD_EVENTS_PREFIX + name, value));
        }
        contentType(cloudEvent).ifPresent(type -> properties.put(OWN_PREFIX + "contentType", type));
        return properties;
    }

    private Optional<String> contentType(CloudEvent cloudEvent) {
        return CloudEvent.STRUCTURED.equals(document.format())
                ? Optional.of(CloudEvent.MEDIA_TYPE)
                : cloudEvent.contentType();
    }

    /** Looked up each time: an administrator may make the queue after the destination, or another in its place. */
    @SuppressWarnings("BanJNDI") // the rules of a document let no name out of this server's own tree
    private static <T> T find(String name, Class<T> type) {
        try {
            var found = new InitialContext().lookup(name);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
        } catch (NamingException missing) {
            throw new JMSRuntimeException("the server has no " + type.getSimpleName() + " " + name, null, missing);
        }
        throw new JMSRuntimeException(name + " is no " + type.getSimpleName() + " of the server");
    }

    private static String reason(Throwable cause) {
        return cause instanceof JMSRuntimeException told
                ? "the broker did not take it: " + told.getMessage()
                : "the broker did not take it: " + cause;
    }

    private static Outcome failed(String error) {
        return new Outcome.Failed(error, Optional.empty());
    }
}
