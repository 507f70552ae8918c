package dev.gatehouse.ingress;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever goes wrong at the door, the sender is told to come again: nothing was acknowledged, nothing is lost. */
@Provider
public class DoorFailures implements ExceptionMapper<Exception> {

    private static final System.Logger LOG = System.getLogger(DoorFailures.class.getName());

    @Override
    public Response toResponse(Exception exception) {
        if (exception instanceof WebApplicationException known) {
            return known.getResponse().getStatus() == 405
                    ? Refusal.METHOD_NOT_ALLOWED.response()
                    : Refusal.UNKNOWN_ENDPOINT.response();
        }
        LOG.log(System.Logger.Level.ERROR, "event=door_failed next=sender_retries", exception);
        return Refusal.UNAVAILABLE.response();
    }
}
