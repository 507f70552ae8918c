package dev.gatehouse.outbound;

import java.net.UnknownHostException;

/** A host has no address that may be connected to. */
public final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
        super("none of the addresses of " + host + " is public; an operator may allow internal ones with "
                + OutboundAddresses.SETTING);
    }
}
