package dev.gatehouse.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.diagnosis.Subject;
import dev.gatehouse.signature.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The secrets of an endpoint: added, overlapped and taken away, never shown. */
@ApplicationScoped
public class EndpointSecrets {

    /**
     * A secret as it is shown.
     *
     * @param id what events name it by
     * @param fingerprint tells secrets apart
     * @param createdAt when it was added
     * @param validUntil from when on it no longer counts; null for never
     * @param learnt true when the provider told it in a handshake; null when somebody entered it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(UUID id, String fingerprint, Instant createdAt, Instant validUntil, Boolean learnt) {

        static View of(SecretRow row) {
            return new View(
                    row.id(), row.fingerprint(), row.createdAt(), row.validUntil(), row.isLearnt() ? true : null);
        }
    }

    /** Of those that ended, so many are still looked at. */
    private static final int MOST_ENDED = 20;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private SecretSeal seal;

    @Inject
    private Clock clock;

    /** Those that count now, as their endpoint's verifier wants them. */
    List<Secret> live(long endpointId) {
        return rows(endpointId).stream()
                .filter(row -> row.isValidAt(clock.instant()))
                .map(this::open)
                .toList();
    }

    /** Those that count no longer, the newest first. */
    List<Subject.Previous> ended(long endpointId) {
        return rows(endpointId).stream()
                .filter(row -> !row.isValidAt(clock.instant()))
                .sorted(Comparator.comparing(SecretRow::validUntil).reversed())
                .limit(MOST_ENDED)
                .map(row -> new Subject.Previous(open(row), row.validUntil()))
                .toList();
    }

    /** All of them, in the order they were added. */
    @Transactional
    List<View> list(long endpointId) {
        return rows(endpointId).stream().map(View::of).toList();
    }

    /** A secret with a new id, for checking before it is stored. */
    Secret named(String text) {
        return new Secret(UuidCreator.getTimeOrderedEpochPlus1().toString(), String.valueOf(text));
    }

    View store(long endpointId, Secret secret) {
        var id = UUID.fromString(secret.id());
        var row = new SecretRow(id, endpointId, seal.seal(id, secret.text()), secret.fingerprint(), clock.instant());
        entityManager.persist(row);
        return View.of(row);
    }

    void storeLearnt(long endpointId, Secret secret) {
        store(endpointId, secret);
        entityManager.find(SecretRow.class, UUID.fromString(secret.id())).markLearnt();
    }

    /** A secret that the provider told not before the given time; empty for all others. */
    Optional<String> learntSince(long endpointId, UUID id, Instant earliest) {
        return rows(endpointId).stream()
                .filter(row -> row.id().equals(id)
                        && row.isLearnt()
                        && !row.createdAt().isBefore(earliest))
                .findFirst()
                .map(row -> seal.open(row.id(), row.sealed()));
    }

    /** Ends those that have no end yet, of the ones that a new secret takes the place of. */
    void endAll(long endpointId, Instant validUntil, Predicate<Secret> replaced) {
        rows(endpointId).stream()
                .filter(row -> row.validUntil() == null && replaced.test(open(row)))
                .forEach(row -> row.endAt(validUntil));
    }

    /** Takes a secret away at once; empty when the endpoint has none of this id. */
    Optional<View> remove(long endpointId, UUID id) {
        var row = rows(endpointId).stream().filter(one -> one.id().equals(id)).findFirst();
        row.ifPresent(entityManager::remove);
        return row.map(View::of);
    }

    private Secret open(SecretRow row) {
        return new Secret(row.id().toString(), seal.open(row.id(), row.sealed()));
    }

    private List<SecretRow> rows(long endpointId) {
        return entityManager
                .createQuery("select s from SecretRow s where s.endpointId = :endpoint order by s.id", SecretRow.class)
                .setParameter("endpoint", endpointId)
                .getResultList();
    }
}
