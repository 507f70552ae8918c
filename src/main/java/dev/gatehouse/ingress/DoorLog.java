package dev.gatehouse.ingress;

import dev.gatehouse.problem.LogText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.time.Duration;

/** One line for each webhook. Of what a stranger sent it holds only what was verified, and never a secret. */
@ApplicationScoped
public class DoorLog implements ContainerResponseFilter {

    private static final System.Logger LOG = System.getLogger(DoorLog.class.getName());

    @Inject
    private Clock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var visit = Visit.of(request);
        if (visit == null) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "event=webhook path={0} outcome=unknown_endpoint status={1}",
                    LogText.quoted(request.getUriInfo().getPath()),
                    Integer.toString(response.getStatus()));
        } else {
            LOG.log(System.Logger.Level.INFO, () -> line(visit, response.getStatus()));
        }
    }

    /** Put together by hand: a message with parameters costs the door a tenth of its speed. */
    private String line(Visit visit, int status) {
        long millis = Duration.between(visit.startedAt(), clock.instant()).toMillis();
        return "event=webhook endpoint=" + visit.endpoint().slug() + ' ' + visit.trace() + " status=" + status + " ms="
                + millis;
    }
}
