package dev.gatehouse.ingress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status.Family;

/** Gives answers what the endpoint's provider wants of every one: header lines on success, no body on refusal. */
@ApplicationScoped
public class ProviderReplies implements ContainerResponseFilter {

    private static final int UNAUTHORIZED = 401;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var visit = Visit.of(request);
        if (visit == null) {
            return;
        }
        var rules = visit.endpoint().response();
        if (visit.verified() != null && response.getStatusInfo().getFamily() == Family.SUCCESSFUL) {
            rules.headersFor(visit.verified().request())
                    .forEach((name, value) -> response.getHeaders().putSingle(name, value));
        } else if (response.getStatus() == UNAUTHORIZED && rules.bareRefusals()) {
            // an empty body rather than none: to none the server adds a page of its own
            response.setEntity(new byte[0], null, MediaType.TEXT_PLAIN_TYPE);
        }
    }
}
