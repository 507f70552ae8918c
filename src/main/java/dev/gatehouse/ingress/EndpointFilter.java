package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.Endpoint;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.endpoint.EndpointDirectory.NotLoaded;
import dev.gatehouse.endpoint.EndpointState;
import dev.gatehouse.endpoint.TrustedProxies;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;

/** The gate: what can be refused before a byte of the body is read is refused here. */
@PreMatching
@ApplicationScoped
@Priority(100)
public class EndpointFilter implements ContainerRequestFilter {

    @Inject
    private EndpointDirectory endpoints;

    @Inject
    private TrustedProxies proxies;

    @Inject
    private Turnstile turnstile;

    @Inject
    private Refusals refusals;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            var endpoint = endpoints.bySlug(slug(request.getUriInfo().getPath()));
            if (endpoint.isEmpty() || endpoint.get().state() == EndpointState.DISABLED) {
                request.abortWith(Refusal.UNKNOWN_ENDPOINT.response());
                return;
            }
            var visit = new Visit(endpoint.get(), source(request), url(request, endpoint.get()), clock.instant());
            visit.begin(request);
            objection(request, visit).ifPresent(refusal -> refusals.atTheGate(request, visit, refusal));
        } catch (NotLoaded unknown) {
            request.abortWith(Refusal.UNAVAILABLE.response());
        }
    }

    /** The path as it is, less the slash some implementations begin it with; one with more segments is no slug. */
    private static String slug(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private String source(ContainerRequestContext request) {
        return proxies.source(
                servletRequest.getRemoteAddr(), request.getHeaders().get("X-Forwarded-For"));
    }

    private String url(ContainerRequestContext request, Endpoint endpoint) {
        return endpoint.urlAsCalled(proxies.called(
                servletRequest.getRemoteAddr(),
                name -> request.getHeaders().get(name),
                request.getUriInfo().getRequestUri()));
    }

    private Optional<Refusal> objection(ContainerRequestContext request, Visit visit) {
        var endpoint = visit.endpoint();
        boolean post = HttpMethod.POST.equals(request.getMethod());
        if (!post && !isHandshake(request, visit)) {
            return Optional.of(Refusal.METHOD_NOT_ALLOWED);
        }
        if (!endpoint.allowsSource(visit.sourceAddress())) {
            return Optional.of(Refusal.ADDRESS_NOT_ALLOWED);
        }
        if (declaredLength(request) > endpoint.maxBodyBytes()) {
            return Optional.of(Refusal.BODY_TOO_LARGE);
        }
        if (post && !endpoint.acceptsContentType(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            return Optional.of(Refusal.CONTENT_TYPE_REFUSED);
        }
        return turnstile.lets(endpoint) ? Optional.empty() : Optional.of(Refusal.TOO_MANY_REQUESTS);
    }

    /** Other methods than POST are taken only where one of the provider's handshakes comes so; those have no body. */
    private static boolean isHandshake(ContainerRequestContext request, Visit visit) {
        var handshakes = visit.endpoint().handshakes();
        var bare = new InboundRequest(request.getMethod(), visit.url(), Headers.of(request.getHeaders()), new byte[0]);
        return handshakes.methods().contains(request.getMethod())
                && handshakes.find(bare).isPresent();
    }

    private static long declaredLength(ContainerRequestContext request) {
        var declared = request.getHeaderString("Content-Length");
        try {
            return declared == null ? 0 : Long.parseLong(declared.trim());
        } catch (NumberFormatException garbage) {
            return Long.MAX_VALUE;
        }
    }
}
