package dev.gatehouse.delivery;

import dev.gatehouse.inbox.Gathering;
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
    private static final int IDS_PER_BELL = 64;

    /** From here on deliveries come so fast that a full bell is worth a moment's wait. */
    private static final int MANY = 4;

    /** How long a bell may wait to become full, after one that many shared. */
    private static final Duration GROWTH = Duration.ofMillis(5);

    @Resource(lookup = "java:comp/env/jms/gatehouse/connectionFactory")
    private ConnectionFactory connectionFactory;

    @Resource(lookup = "java:comp/env/jms/gatehouse/deliveries")
    private Queue deliveries;

    @Resource
    private ManagedThreadFactory threads;

    private final Gathering<UUID> toRing = new Gathering<>();
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final AtomicBoolean silent = new AtomicBoolean();
    private int lastRung;
    private ExecutorService ringer;

    @PostConstruct
    void open() {
        ringer = Executors.newSingleThreadExecutor(threads);
    }

    @PreDestroy
    void close() {
        ringer.shutdown();
    }

    /** Rings once for these deliveries; never blocks and never fails. What comes while a bell is being sent shares the next. */
    void ring(List<UUID> deliveryIds) {
        if (!deliveryIds.isEmpty()) {
            deliveryIds.forEach(toRing::add);
            if (ringing.compareAndSet(false, true)) {
                ringer.execute(this::sendAll);
            }
        }
    }

    /** Rings a bell of its own for each of these, so that none waits behind another. */
    void ringApart(List<UUID> deliveryIds) {
        if (!deliveryIds.isEmpty()) {
            ringer.execute(() -> send(deliveryIds, 1));
        }
    }

    private void sendAll() {
        if (lastRung >= MANY) {
            toRing.await(IDS_PER_BELL, GROWTH);
        }
        ringing.set(false);
        var ids = toRing.take(Integer.MAX_VALUE);
        lastRung = ids.size();
        if (!ids.isEmpty()) {
            send(ids, idsPerBell(ids.size()));
        }
    }

    /** Bells of about the same size: one that carries a single delivery costs as much as a full one. */
    private static int idsPerBell(int count) {
        int bells = (count + IDS_PER_BELL - 1) / IDS_PER_BELL;
        return (count + bells - 1) / bells;
    }

    private void send(List<UUID> deliveryIds, int perBell) {
        try (var context = connectionFactory.createContext()) {
            var producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(TIME_TO_LIVE.toMillis());
            for (int from = 0; from < deliveryIds.size(); from += perBell) {
                var ids = deliveryIds.subList(from, Math.min(from + perBell, deliveryIds.size()));
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
