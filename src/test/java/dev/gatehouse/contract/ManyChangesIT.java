package dev.gatehouse.contract;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Configuration that changes in many places at once. */
@ExtendWith(SharedProduct.class)
class ManyChangesIT {

    private static final int AT_ONCE = 8;
    private static final int EACH = 15;

    private final Product product;

    ManyChangesIT(Product product) {
        this.product = product;
    }

    @Test
    void an_endpoint_takes_webhooks_as_soon_as_it_was_made_though_others_are_made_at_the_same_time() {
        CompletableFuture<?>[] integrators = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.runAsync(this::makeAndSend, command -> new Thread(command).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(integrators).join();
    }

    private void makeAndSend() {
        for (int i = 0; i < EACH; i++) {
            product.open(DoorClient.RESULT)
                    .signJson("{\"id\": \"p1\", \"type\": \"payment.completed\"}")
                    .is(200);
        }
    }
}
