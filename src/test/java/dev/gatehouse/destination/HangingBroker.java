package dev.gatehouse.destination;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;

/** A broker that lets everybody wait, whatever they do to their threads, until it goes on. */
final class HangingBroker {

    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final List<String> ids = new CopyOnWriteArrayList<>();

    /** How many sends were begun. */
    int begun() {
        return begun.get();
    }

    /** The events' ids on the messages it has taken. */
    List<String> ids() {
        return ids;
    }

    void goOn() {
        goesOn.countDown();
    }

    /** Where its queue and its connections are found. */
    Context names() {
        var found = Map.<String, Object>of(
                "jms/orders", answering(Queue.class, (proxy, method, arguments) -> null),
                "jms/connections", answering(ConnectionFactory.class, (proxy, method, arguments) -> connect()));
        return answering(
                Context.class,
                (proxy, method, arguments) -> "lookup".equals(method.getName()) ? found.get(arguments[0]) : null);
    }

    private JMSContext connect() {
        begun.incrementAndGet();
        hang();
        return answering(JMSContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createBytesMessage" -> message();
            case "createProducer" -> producer();
            default -> null;
        });
    }

    private void hang() {
        boolean waiting = true;
        while (waiting) {
            try {
                goesOn.await();
                waiting = false;
            } catch (InterruptedException ignoredAsSomeBrokersDo) {
                waiting = true;
            }
        }
    }

    private BytesMessage message() {
        return answering(BytesMessage.class, (proxy, method, arguments) -> {
            if ("setStringProperty".equals(method.getName()) && "gatehouse_id".equals(arguments[0])) {
                ids.add((String) arguments[1]);
            }
            return null;
        });
    }

    private static JMSProducer producer() {
        return answering(JMSProducer.class, (proxy, method, arguments) -> proxy);
    }

    private static <T> T answering(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
