package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an endpoint takes webhooks, and what becomes of them. */
public enum EndpointState {
    /** Takes webhooks and has them worked on. */
    ACTIVE,
    /** Takes webhooks and stores them; their deliveries are held until it is active again. */
    PAUSED,
    /** Takes nothing; senders are told that it does not exist. */
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
    public static EndpointState of(String text) {
        for (var state : values()) {
            if (state.text().equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("state must be active, paused or disabled");
    }
}
