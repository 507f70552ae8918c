package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** The JSON parser of this package. */
final class Json {

    private static final int BUFFERS = 64;

    /**
     * Its buffers are not kept on threads, which are the server's and outlive this application; and names are not
     * interned, because strangers choose them.
     */
    static final JsonFactory FACTORY = factory();

    private Json() {}

    /** One of its own for a mapper: whatever a mapper is told to be strict about, it tells its factory. */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
