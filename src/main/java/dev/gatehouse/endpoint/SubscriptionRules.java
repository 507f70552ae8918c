package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.routing.Filter;
import dev.gatehouse.routing.InvalidField;
import dev.gatehouse.routing.SubscriptionDefinition;
import dev.gatehouse.routing.Transformation;
import dev.gatehouse.routing.TypePattern;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a subscription has to be. */
final class SubscriptionRules {

    private static final int MOST_TYPES = 200;

    private SubscriptionRules() {}

    /**
     * Looks through a document.
     *
     * @throws InvalidDocument with all that is wrong
     */
    static void check(SubscriptionDocument document) {
        var findings = new Findings();
        findings.require(isGiven(document.endpoint()), "endpoint", "is missing; give the slug of an endpoint");
        findings.require(isGiven(document.destination()), "destination", "is missing; give the name of a destination");
        types(document.types(), findings);
        expression("filter", document.filter(), Filter::of, findings);
        expression("transform", document.transform(), Transformation::of, findings);
        findings.check("orderKey", () -> SubscriptionDefinition.requireOrderKey(document.orderKey()));
        findings.throwIfAny();
        retry(document);
    }

    private static boolean isGiven(String name) {
        return name != null && !name.isBlank();
    }

    private static void types(List<String> types, Findings findings) {
        if (types == null) {
            return;
        }
        boolean listed =
                !types.isEmpty() && types.size() <= MOST_TYPES && types.stream().allMatch(Objects::nonNull);
        findings.require(
                listed,
                "types",
                "must have 1 to " + MOST_TYPES + " patterns such as payment.*; leave it out for every type");
        if (listed) {
            types.forEach(type -> findings.check("types", () -> TypePattern.of(type)));
        }
    }

    private static void expression(String field, String text, Function<String, ?> compiler, Findings findings) {
        if (text != null) {
            findings.require(!text.isBlank(), field, "must not be blank; leave it out for none");
            findings.check(field, () -> text.isBlank() ? "" : compiler.apply(text));
        }
    }

    private static void retry(SubscriptionDocument document) {
        try {
            if (document.retry() != null) {
                document.retry().policy();
            }
        } catch (InvalidField wrong) {
            throw new InvalidDocument(List.of(new FieldError("retry." + wrong.field(), wrong.rule())));
        }
    }
}
