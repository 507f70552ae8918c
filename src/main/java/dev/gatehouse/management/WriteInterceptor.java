package dev.gatehouse.management;

import dev.gatehouse.endpoint.Endpoints;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** Puts a write that came with an {@code Idempotency-Key} into one transaction with its answer. */
@IdempotentWrite
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class WriteInterceptor {

    @Inject
    private HttpServletRequest request;

    @Inject
    private WriteTransaction transaction;

    @Inject
    private Endpoints endpoints;

    /** Around every method that changes something. */
    @AroundInvoke
    public Object once(InvocationContext call) throws Exception {
        var key = WriteKey.of(request);
        if (key.isEmpty()) {
            return call.proceed();
        }
        var answer = transaction.perform(key.get(), () -> (Response) call.proceed());
        endpoints.catchUp();
        return answer;
    }
}
