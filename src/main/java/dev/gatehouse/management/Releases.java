package dev.gatehouse.management;

import dev.gatehouse.ingress.Readmission;
import dev.gatehouse.ingress.Readmitted;
import dev.gatehouse.rejection.Pen;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets refused requests in that would be taken now. Outside of every transaction: keys may have to be fetched, and an
 * event must be committed before its rejection goes. After a crash in between, the rejection is still there, and
 * releasing it again finds the event.
 */
@ApplicationScoped
class Releases {

    private static final System.Logger LOG = System.getLogger(Releases.class.getName());

    /** Callers of HTTP wait no longer; what is left is for the next slice. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    private RejectionReading rejections;

    @Inject
    private Readmission readmission;

    @Inject
    private Pen pen;

    @Inject
    private Clock clock;

    /** Releases one; empty when there is none of this id. */
    @Transactional(TxType.NOT_SUPPORTED)
    Optional<Readmitted> release(UUID id) {
        return rejections.kept(id).map(this::release);
    }

    /** Releases a slice, the oldest first. */
    @Transactional(TxType.NOT_SUPPORTED)
    BulkRelease.Result release(BulkRelease wanted) {
        int most = wanted.most();
        var found = rejections.oldest(wanted.conditions(), wanted.after(), most + 1);
        var end = clock.instant().plus(LONGEST);
        var result = BulkRelease.Result.NONE;
        for (int at = 0; at < found.size(); at++) {
            if (at == most || (at > 0 && clock.instant().isAfter(end))) {
                return result.goingOnAt(found.get(at - 1).toString());
            }
            var kept = rejections.kept(found.get(at));
            if (kept.isPresent()) {
                result = result.and(wanted.dryRun() ? readmission.look(kept.get()) : release(kept.get()));
            }
        }
        return result;
    }

    private Readmitted release(Rejection rejection) {
        var outcome = readmission.admit(rejection);
        if (outcome instanceof Readmitted.Event event) {
            pen.remove(rejection.id());
            LOG.log(
                    System.Logger.Level.INFO,
                    "event=rejection_released rejection={0} id={1} duplicate={2}",
                    rejection.id(),
                    event.id(),
                    event.duplicate());
        }
        return outcome;
    }
}
