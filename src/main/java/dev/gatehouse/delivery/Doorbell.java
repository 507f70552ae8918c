package dev.gatehouse.delivery;

import dev.gatehouse.problem.LogText;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Queue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls for attempts, after the commit that made them possible. A bell is not persistent and carries ids only: losing
 * one costs the time until the sweeper looks.
 */
@ApplicationScoped
class Doorbell {

    private static final System.Logger LOG = System.getLogger(Doorbell.class.getName());

    /** By then the sweeper has rung again, so that a broker nobody listens to does not fill up. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    /** Enough to share the cost of a claim, few enough to spread the work over the listeners. */
    private static final int IDS_PER_BELL = 16;

    @Resource(name = "jms/gatehouse/connectionFactory")
    private ConnectionFactory connectionFactory;

    @Resource(name = "jms/gatehouse/deliveries")
    private Queue deliveries;

    @Resource
    private ManagedThreadFactory threads;

    private final AtomicBoolean silent = new AtomicBoolean();
    private ExecutorService ringer;

    @PostConstruct
    void open() {
        ringer = Executors.newSingleThreadExecutor(threads);
    }

    @PreDestroy
    void close() {
        ringer.shutdown();
    }

    /** Rings once for these deliveries; never blocks and never fails. */
    void ring(List<UUID> deliveryIds) {
        if (!deliveryIds.isEmpty()) {
            ringer.execute(() -> send(deliveryIds));
        }
    }

    private void send(List<UUID> deliveryIds) {
        try (var context = connectionFactory.createContext()) {
            var producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(TIME_TO_LIVE.toMillis());
            for (int from = 0; from < deliveryIds.size(); from += IDS_PER_BELL) {
                var ids = deliveryIds.subList(from, Math.min(from + IDS_PER_BELL, deliveryIds.size()));
                var message = context.createBytesMessage();
                message.writeBytes(BellMessage.encode(ids));
                producer.send(deliveries, message);
            }
            if (silent.compareAndSet(true, false)) {
                LOG.log(System.Logger.Level.INFO, "event=doorbell_works");
            }
        } catch (Exception broken) {
            if (silent.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "event=doorbell_broken next=sweeper_rings_again error={0}",
                        LogText.cause(broken));
            }
        }
    }
}
