package dev.gatehouse.ingress;

import dev.gatehouse.problem.LogText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One line for each webhook. Of what a stranger sent it holds only what was verified, and never a secret. */
@ApplicationScoped
public class DoorLog implements ContainerResponseFilter {

    /** Not a {@code System.Logger}, which lets the server look for the caller on the stack, of no use here and dear. */
    private static final Logger LOG = Logger.getLogger(DoorLog.class.getName());

    @Inject
    private Clock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var visit = Visit.of(request);
        int status = response.getStatus();
        LOG.logp(
                Level.INFO,
                DoorLog.class.getName(),
                "filter",
                () -> visit == null ? strayLine(request, status) : line(visit, status));
    }

    private static String strayLine(ContainerRequestContext request, int status) {
        return "event=webhook path=" + LogText.quoted(request.getUriInfo().getPath())
                + " outcome=unknown_endpoint status=" + status;
    }

    /** Put together by hand: a message with parameters costs the door a tenth of its speed. */
    private String line(Visit visit, int status) {
        long millis = Duration.between(visit.startedAt(), clock.instant()).toMillis();
        return "event=webhook endpoint=" + visit.endpoint().slug() + ' ' + visit.trace() + " status=" + status + " ms="
                + millis;
    }
}
