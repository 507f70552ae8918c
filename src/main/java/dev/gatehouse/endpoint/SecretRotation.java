package dev.gatehouse.endpoint;

import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.signature.Handshakes;
import dev.gatehouse.signature.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes an endpoint's secrets without a moment in which a webhook would be refused. */
@ApplicationScoped
class SecretRotation {

    /** Every one is tried with every request. */
    private static final int MOST_LEARNT = 50;

    /** Long enough to type it in at the provider's site, which can send it anew. */
    private static final Duration LEARNT_IS_SHOWN_FOR = Duration.ofHours(1);

    @Inject
    private EndpointRows rows;

    @Inject
    private Configuration configuration;

    @Inject
    private EndpointSecrets secrets;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private Clock clock;

    @Transactional
    Optional<List<EndpointSecrets.View>> list(String slug) {
        return rows.find(slug).map(row -> secrets.list(row.id()));
    }

    /** The new secret counts at once; those before it until the given time, or for ever when there is none. */
    @Transactional
    Optional<EndpointSecrets.View> add(String slug, String text, Instant validUntilOfOthers) {
        if (validUntilOfOthers != null && validUntilOfOthers.isBefore(clock.instant())) {
            throw new InvalidDocument(List.of(new FieldError(
                    "validUntilOfOthers",
                    "lies in the past; leave it out, or DELETE the secrets that are not to count")));
        }
        return rows.find(slug).map(row -> {
            var added = secrets.named(text);
            requireUsable(row, added);
            if (validUntilOfOthers != null) {
                var handshakes = compiler.handshakes(compiler.read(row.definition()));
                secrets.endAll(
                        row.id(), validUntilOfOthers, other -> Handshakes.areOfOneKind(handshakes, added, other));
            }
            var view = secrets.store(row.id(), added);
            configuration.announceChange();
            return view;
        });
    }

    @Transactional
    boolean remove(String slug, UUID id) {
        var removed = rows.find(slug).flatMap(row -> {
            requireEnoughWithout(row, id);
            return secrets.remove(row.id(), id);
        });
        configuration.announceChange();
        return removed.isPresent();
    }

    private void requireEnoughWithout(EndpointRow row, UUID id) {
        var live = secrets.live(row.id());
        var rest = live.stream()
                .filter(secret -> !secret.id().equals(id.toString()))
                .toList();
        try {
            if (rest.size() < live.size()) {
                compiler.compile(compiler.read(row.definition()), rest);
            }
        } catch (InvalidDocument notEnough) {
            throw new InvalidDocument(List.of(new FieldError(
                    "id", "is the last secret that counts; add another first, or disable the endpoint")));
        }
    }

    /**
     * Keeps a secret that the provider told. Told again, it is the one that is there already. The change is announced
     * first, which makes handshakes that come at the same time wait for each other.
     */
    @Transactional
    void learn(String slug, String text) {
        var row = rows.find(slug).orElseThrow(() -> new IllegalStateException("the endpoint was removed meanwhile"));
        configuration.announceChange();
        var live = secrets.live(row.id());
        var told = secrets.named(text);
        if (live.stream().noneMatch(one -> one.fingerprint().equals(told.fingerprint()))) {
            requireRoom(live.size());
            requireUsable(row, told);
            secrets.storeLearnt(row.id(), told);
        }
    }

    /** A secret that the provider told a short while ago. */
    @Transactional
    Optional<String> learnt(String slug, UUID id) {
        var earliest = clock.instant().minus(LEARNT_IS_SHOWN_FOR);
        return rows.find(slug).flatMap(row -> secrets.learntSince(row.id(), id, earliest));
    }

    private static void requireRoom(int secrets) {
        if (secrets >= MOST_LEARNT) {
            throw new InvalidDocument(List.of(new FieldError(
                    "secrets", "there are " + secrets + " already; DELETE those of webhooks that are gone")));
        }
    }

    private void requireUsable(EndpointRow row, Secret added) {
        var all = new ArrayList<>(secrets.live(row.id()));
        all.add(added);
        compiler.compile(compiler.read(row.definition()), all);
    }
}
