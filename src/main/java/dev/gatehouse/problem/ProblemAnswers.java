package dev.gatehouse.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Writes problems, each with the path of its request. Only the path: what stands in a query may be a secret. To be
 * registered with every JAX-RS application that answers with problems.
 */
@Provider
public class ProblemAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            var path = request.getUriInfo().getRequestUri().getRawPath();
            response.setEntity(problem.at(path).bytes(), null, Problem.MEDIA_TYPE);
        }
    }
}
