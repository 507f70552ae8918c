package dev.gatehouse.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of the events a subscription takes. */
public enum SubscriptionState {
    /** They are delivered. */
    ACTIVE,
    /** Deliveries are made and held until it is active again; those that wait for a retry are held with them. */
    PAUSED,
    /** No deliveries are made; those that were made before are held. */
    DISABLED;

    /** As the API spells it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of this spelling.
     *
     * @throws IllegalArgumentException naming the three there are
     */
    @JsonCreator
    public static SubscriptionState of(String text) {
        for (var state : values()) {
            if (state.text().equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("state must be active, paused or disabled");
    }
}
