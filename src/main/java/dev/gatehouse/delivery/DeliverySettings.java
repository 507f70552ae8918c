package dev.gatehouse.delivery;

import dev.gatehouse.problem.WrongSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many attempts are made at a time and how long one may take. Read as texts, so that a wrong one is named by us. */
@ApplicationScoped
public class DeliverySettings {

    /** As many as the servers' pools of message-driven beans are configured for. */
    private static final int MOST_WORKERS = 256;

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    @Inject
    @ConfigProperty(name = "gatehouse.workers", defaultValue = "8")
    private String workersText;

    @Inject
    @ConfigProperty(name = "gatehouse.handler.timeout", defaultValue = "PT30S")
    private String handlerTimeoutText;

    private int workers;
    private Duration handlerTimeout;

    @PostConstruct
    void read() {
        workers = workers(workersText);
        handlerTimeout = handlerTimeout(handlerTimeoutText);
    }

    /**
     * Has the settings read now rather than with the first delivery.
     *
     * @throws WrongSetup when one of them can't be
     */
    public void requireReadable() {}

    /** Whether this node works on deliveries at all, and does not leave that to others. */
    public boolean worksOnDeliveries() {
        return workers > 0;
    }

    /** How many deliveries are worked on at the same time; 0 on a node that only takes webhooks in and leaves the work to others. */
    int workers() {
        return workers;
    }

    /** How long an attempt may take. */
    Duration handlerTimeout() {
        return handlerTimeout;
    }

    static int workers(String text) {
        try {
            int workers = Integer.parseInt(text.strip());
            if (workers >= 0 && workers <= MOST_WORKERS) {
                return workers;
            }
        } catch (NumberFormatException noNumber) {
            throw new WrongSetup(numberOfWorkers(text), noNumber);
        }
        throw new WrongSetup(numberOfWorkers(text));
    }

    private static String numberOfWorkers(String text) {
        return "GATEHOUSE_WORKERS must be a number from 0 to " + MOST_WORKERS + ", and is " + text;
    }

    static Duration handlerTimeout(String text) {
        try {
            var timeout = Duration.parse(text.strip());
            if (timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
                return timeout;
            }
        } catch (DateTimeParseException noDuration) {
            throw new WrongSetup(lengthOfTimeout(text), noDuration);
        }
        throw new WrongSetup(lengthOfTimeout(text));
    }

    private static String lengthOfTimeout(String text) {
        return "GATEHOUSE_HANDLER_TIMEOUT must be a duration up to an hour, as in PT30S for 30 seconds, and is " + text;
    }
}
