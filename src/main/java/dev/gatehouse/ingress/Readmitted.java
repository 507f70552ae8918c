package dev.gatehouse.ingress;

import java.util.UUID;

/** What became of a request that was refused and is looked at again. */
public sealed interface Readmitted {

    /**
     * It is in.
     *
     * @param id of the event it is
     * @param duplicate whether the event was there before
     */
    record Event(UUID id, boolean duplicate) implements Readmitted {}

    /**
     * It is still refused.
     *
     * @param reason the door's word for it
     * @param detail for the operator
     */
    record Refused(String reason, String detail) implements Readmitted {}

    /**
     * It can never be looked at again.
     *
     * @param detail why, and what to do instead
     */
    record Impossible(String detail) implements Readmitted {}
}
