package dev.gatehouse.ingress;

import dev.gatehouse.problem.ProblemAnswers;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The public door. Nothing but what is named here takes part in it. */
@ApplicationPath("/webhooks")
public class DoorApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                EndpointFilter.class,
                SignatureFilter.class,
                WebhookResource.class,
                ProviderReplies.class,
                DoorLog.class,
                DoorFailures.class,
                ProblemAnswers.class);
    }
}
