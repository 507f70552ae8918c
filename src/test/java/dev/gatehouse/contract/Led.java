package dev.gatehouse.contract;

import java.sql.SQLException;
import java.util.UUID;

/** An endpoint whose events go to one HTTP receiver alone. */
record Led(ManagementClient management, DoorClient door, String destination) {

    /**
     * Makes both.
     *
     * @param fields more of the destination's document
     * @param subscription what the subscription says, as it is stored
     */
    static Led to(Product product, String url, String fields, String subscription) throws SQLException {
        String name = "d-" + UUID.randomUUID();
        String more = fields.isEmpty() ? "" : ", " + fields;
        product.management()
                .post(
                        "/destinations",
                        "{\"name\": \"" + name + "\", \"kind\": \"http\", \"url\": \"" + url + "\"" + more + "}")
                .is(201);
        DoorClient door = product.open("it", DoorClient.SIGNED);
        product.tables().subscribe(door.slug(), name, subscription);
        // in force as soon as the node has seen it: a change over the API has it look at once
        product.management()
                .patch("/endpoints/" + door.slug(), "{\"name\": \"led\"}")
                .is(200);
        return new Led(product.management(), door, name);
    }

    void patchDestination(String json) {
        management.patch("/destinations/" + destination, json).is(200);
    }

    void patchSubscription(String json) {
        management.patch(subscription(), json).is(200);
    }

    void removeSubscription() {
        management.delete(subscription()).is(204);
    }

    private String subscription() {
        return "/subscriptions/"
                + management
                        .get("/subscriptions?endpoint=" + door.slug())
                        .is(200)
                        .json()
                        .at("/items/0/id")
                        .asText();
    }
}
