package dev.gatehouse.bench.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A JAX-RS application of one resource, one filter and a sign of life. */
@ApplicationPath("/")
public class FloorApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(FloorResource.class, FloorReady.class, FloorFilter.class);
    }
}
