package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A filter and a transformation to be tried out, and what on: a stored event, or what is pasted here.
 *
 * @param types patterns of event types; null for every type
 * @param filter a condition in CEL; null for none
 * @param transform a transformation in JSONata; null for none
 * @param event id of a stored event; null for the pasted one
 * @param type event type of the pasted one; null for {@code unknown}
 * @param endpoint slug of the pasted one's endpoint; null for {@code example}
 * @param headers of the pasted one; null for none
 * @param body of the pasted one: a text as it is received, or JSON
 */
record Trial(
        List<String> types,
        String filter,
        String transform,
        String event,
        String type,
        String endpoint,
        Map<String, String> headers,
        JsonNode body) {

    /**
     * What came of it.
     *
     * @param delivered whether a delivery would be made
     * @param filter what the filter says: {@code takes}, {@code leaves} or {@code unsure}; null where there is none
     * @param reason why the filter is unsure, or what takes the event out before it; null for neither
     * @param body what would be delivered; null when the transformation fails
     * @param error why the transformation fails, with the place; null when it does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(boolean delivered, String filter, String reason, String body, String error) {}
}
