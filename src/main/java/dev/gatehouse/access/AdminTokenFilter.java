package dev.gatehouse.access;

import dev.gatehouse.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets requests through that carry the administrator's token. Without a configured token nobody gets in. */
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AdminTokenFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @Inject
    @ConfigProperty(name = "gatehouse.admin.token")
    private Optional<String> adminToken;

    @Override
    public void filter(ContainerRequestContext request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (isAdministrator(authorization)) {
            Caller.enter(request, token(authorization));
        } else {
            request.abortWith(Problem.of(401, "unauthorized", detail(authorization))
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\"")
                    .build());
        }
    }

    private boolean isAdministrator(String authorization) {
        if (adminToken.isEmpty()
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var presented = token(authorization).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(presented, adminToken.get().getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String authorization) {
        return authorization.substring(SCHEME.length()).trim();
    }

    private String detail(String authorization) {
        if (adminToken.isEmpty()) {
            return "no administrator token is configured; set GATEHOUSE_ADMIN_TOKEN and restart";
        }
        return authorization == null
                ? "send the header Authorization: Bearer <token>"
                : "the token is not known; send the header Authorization: Bearer <token>";
    }
}
