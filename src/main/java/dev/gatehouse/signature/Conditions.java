package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNMET_CONDITION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** What a genuine request must say beside its signature. */
final class Conditions {

    /** A place, and the template its value must be equal to. */
    private record Condition(RequestValue place, SignedContent wanted) {}

    private final List<Condition> conditions;

    private Conditions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * Takes them from places and templates.
     *
     * @throws IllegalArgumentException naming what can't be read
     */
    static Conditions of(Map<String, String> templates) {
        return new Conditions(templates.entrySet().stream()
                .map(entry -> new Condition(place(entry.getKey()), SignedContent.parse(entry.getValue())))
                .toList());
    }

    private static RequestValue place(String text) {
        var place = RequestValue.parse(text);
        Words.refuse(!place.isPlace(), "require holds " + text + ", which is no place in the request");
        return place;
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    boolean usesSecret() {
        return conditions.stream().anyMatch(condition -> condition.wanted().usesSecret());
    }

    boolean readBody() {
        return conditions.stream().anyMatch(condition -> condition.wanted().readsBody());
    }

    void check(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
        for (var condition : conditions) {
            var texts = insides.texts(condition.place());
            byte[] wanted = condition.wanted().joined(request, timestamp, insides);
            if (texts.isEmpty() || !texts.stream().allMatch(text -> isEqual(wanted, text))) {
                throw new VerificationFailure(
                        UNMET_CONDITION, condition.place().text() + " is not what this scheme asks for");
            }
        }
    }

    private static boolean isEqual(byte[] wanted, String text) {
        return MessageDigest.isEqual(wanted, text.getBytes(StandardCharsets.UTF_8));
    }
}
