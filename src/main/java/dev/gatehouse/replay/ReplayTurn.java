package dev.gatehouse.replay;

import dev.gatehouse.delivery.ReplayLane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * One turn of a job: one short transaction, on one node. All that it is about to do and has done is in the database, so
 * whichever node takes the next turn goes on exactly there, however this one ended.
 */
@ApplicationScoped
class ReplayTurn {

    private static final System.Logger LOG = System.getLogger(ReplayTurn.class.getName());

    /** So many failures in a row are the destination's, not the events'. */
    private static final int FAILING = 100;

    static final String DESTINATION_FAILING = "destination_failing";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ReplayLane lane;

    /** The jobs that wait for a turn. */
    @Transactional
    List<UUID> unfinished() {
        return session().doReturningWork(connection -> new Jobs(connection).unfinished());
    }

    /**
     * Does what can be done for a job now.
     *
     * @param share how many deliveries it may have under way, beside other jobs
     * @return what to ring for after the commit
     */
    @Transactional
    List<UUID> take(UUID id, int share) {
        return session().doReturningWork(connection -> take(connection, id, share));
    }

    private List<UUID> take(Connection connection, UUID id, int share) throws SQLException {
        var jobs = new Jobs(connection);
        if (!jobs.take(id)) {
            return List.of();
        }
        if (!jobs.isSelected(id)) {
            new Selection(connection).select(id);
            return List.of();
        }
        var job = jobs.lock(id);
        return job.isPresent() ? advance(connection, job.get(), share) : List.of();
    }

    private List<UUID> advance(Connection connection, Job job, int share) throws SQLException {
        var items = new Items(connection);
        if (job.state() == ReplayState.CANCELLED) {
            endWhenEmpty(connection, job, items);
            return List.of();
        }
        if (job.state() != ReplayState.RUNNING) {
            return List.of();
        }
        var underWay = items.underWay(job.id());
        if (job.remaining() == 0) {
            finishAfter(connection, job, underWay);
            return List.of();
        }
        if (items.failing(job.id(), FAILING) == FAILING) {
            pause(connection, job);
            return List.of();
        }
        return handOut(connection, job, underWay.queued(), share);
    }

    private static void endWhenEmpty(Connection connection, Job job, Items items) throws SQLException {
        if (!items.drop(job.id())) {
            finishAfter(connection, job, items.underWay(job.id()));
        }
    }

    private static void finishAfter(Connection connection, Job job, Items.UnderWay underWay) throws SQLException {
        if (underWay.all() == 0) {
            new Jobs(connection).finish(job.id());
            LOG.log(System.Logger.Level.INFO, "event=replay_ended replay={0}", job.id());
        }
    }

    private static void pause(Connection connection, Job job) throws SQLException {
        new Jobs(connection).pause(job.id(), DESTINATION_FAILING);
        LOG.log(
                System.Logger.Level.WARNING,
                "event=replay_paused replay={0} because={1} next=waits_for_resume",
                job.id(),
                DESTINATION_FAILING);
    }

    private List<UUID> handOut(Connection connection, Job job, int queued, int share) throws SQLException {
        var jobs = new Jobs(connection);
        int lot = Lot.after(job.lot(), queued);
        jobs.sizeLot(job.id(), lot);
        int most = Math.min(Math.min(lot, share) - queued, job.allowed());
        if (most <= 0 || lane.isFull()) {
            return List.of();
        }
        var taken = new Items(connection).take(job.id(), most);
        var made = lane.make(connection, job.id(), job.subscription(), taken.events());
        jobs.handOut(
                job.id(),
                new Jobs.Handed(taken.count(), taken.expired(), made.unrouted().size(), taken.last()));
        return made.toRing();
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
