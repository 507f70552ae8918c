package dev.gatehouse.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The transactions behind {@link Subscriptions}. */
@ApplicationScoped
class SubscriptionWriting {

    @Inject
    private SubscriptionRows rows;

    @Inject
    private EndpointRows endpoints;

    @Inject
    private Configuration configuration;

    @Inject
    private Clock clock;

    @Transactional
    SubscriptionView create(SubscriptionDocument document) {
        SubscriptionRules.check(document);
        var endpoint = endpoints
                .find(document.endpoint())
                .orElseThrow(() -> new UnknownName(
                        "endpoint",
                        "there is no endpoint " + document.endpoint() + "; make it first at /api/v1/endpoints"));
        var row = new SubscriptionRow(endpoint.id(), clock.instant());
        write(row, document);
        rows.add(row);
        configuration.announceChange();
        return view(row);
    }

    @Transactional
    List<SubscriptionView> list(long beforeId, int limit, String endpoint, String destination) {
        return rows.before(beforeId, limit, endpoint, destination).stream()
                .map(this::view)
                .toList();
    }

    @Transactional
    Optional<SubscriptionView> find(long id) {
        return rows.find(id).map(this::view);
    }

    @Transactional
    Optional<SubscriptionView> patch(long id, JsonNode patch, Optional<EndpointVersion> expected) {
        return rows.find(id).map(row -> {
            require(expected, row);
            var document = patched(row, patch);
            SubscriptionRules.check(document);
            write(row, document);
            configuration.announceChange();
            return view(row);
        });
    }

    @Transactional
    boolean delete(long id, Optional<EndpointVersion> expected) {
        var row = rows.find(id);
        row.ifPresent(subscription -> {
            require(expected, subscription);
            subscription.delete(clock.instant());
            configuration.announceChange();
        });
        return row.isPresent();
    }

    private static void require(Optional<EndpointVersion> expected, SubscriptionRow row) {
        if (expected.isPresent() && !expected.get().equals(row.version())) {
            throw new Endpoints.VersionMismatch();
        }
    }

    private void write(SubscriptionRow row, SubscriptionDocument document) {
        row.write(
                rows.destination(row.endpointId(), document.destination()),
                document.definition(),
                document.state(),
                clock.instant());
    }

    private SubscriptionDocument patched(SubscriptionRow row, JsonNode patch) {
        var findings = new Findings();
        var before = document(row);
        findings.require(patch.isObject(), "", "a patch is a JSON object");
        findings.require(
                !patch.has("endpoint")
                        || before.endpoint().equals(patch.get("endpoint").asText()),
                "endpoint",
                "can't be changed; make another subscription");
        findings.throwIfAny();
        return MergePatch.apply(before, (ObjectNode) patch, SubscriptionDocument.class)
                .filled();
    }

    private SubscriptionView view(SubscriptionRow row) {
        return new SubscriptionView(document(row), row.createdAt(), row.updatedAt(), row.version());
    }

    private SubscriptionDocument document(SubscriptionRow row) {
        var definition = row.definition();
        return new SubscriptionDocument(
                        rows.slug(row.endpointId()),
                        rows.destinationName(row.destinationId()),
                        definition.types(),
                        definition.filter(),
                        definition.transform(),
                        definition.retry(),
                        definition.orderKey(),
                        row.state())
                .filled();
    }
}
