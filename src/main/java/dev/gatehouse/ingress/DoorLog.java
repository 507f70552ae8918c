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
        } else if (LOG.isLoggable(System.Logger.Level.INFO)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "event=webhook endpoint={0} {1} status={2} ms={3}",
                    visit.endpoint().slug(),
                    visit.trace(),
                    response.getStatus(),
                    Long.toString(
                            Duration.between(visit.startedAt(), clock.instant()).toMillis()));
        }
    }
}
