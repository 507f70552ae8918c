package dev.gatehouse.bench.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A JAX-RS application of one resource and one filter. */
@ApplicationPath("/")
public class FloorApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(FloorResource.class, FloorFilter.class);
    }
}
