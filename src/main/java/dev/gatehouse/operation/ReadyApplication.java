package dev.gatehouse.operation;

import dev.gatehouse.problem.ProblemAnswers;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The one page load balancers and orchestrators look at. */
@ApplicationPath("/ready")
public class ReadyApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReadyResource.class, ProblemAnswers.class);
    }
}
