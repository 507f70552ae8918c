package dev.gatehouse.management;

import dev.gatehouse.access.Caller;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code Idempotency-Key} of a write, and the body it was sent with. */
@Provider
public class IdempotencyKeys implements ContainerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final int MOST_BYTES = 8 << 20;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var keys = request.getHeaders().get(HEADER);
        if (keys == null || READS.contains(request.getMethod())) {
            return;
        }
        requireOne(keys);
        var body = request.getEntityStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            var detail = "a body with an Idempotency-Key has at most " + MOST_BYTES + " bytes";
            request.abortWith(
                    Problem.of(413, "body_too_large", detail).response().build());
            return;
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        WriteKey.of(Caller.of(request), keys.get(0), request, body).enter(request);
    }

    private static void requireOne(List<String> keys) {
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new InvalidDocument(List.of(
                    new FieldError(HEADER, "must be one value of 1 to 255 visible ASCII characters, such as a UUID")));
        }
    }
}
