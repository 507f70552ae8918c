package dev.gatehouse.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final GroupCommit.Pace PACE = new GroupCommit.Pace(3, Duration.ZERO);

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<List<String>> committed = new ArrayList<>();

    @Test
    void whatArrivesTogetherIsCommittedTogether() {
        var commits = commits(this::succeed);
        var first = commits.submit("a");
        var second = commits.submit("b");
        runAll();
        assertThat(committed).containsExactly(List.of("a", "b"));
        assertThat(outcome(first)).isEqualTo("done a");
        assertThat(outcome(second)).isEqualTo("done b");
    }

    @Test
    void nobodyIsToldBeforeTheCommit() {
        var outcome = commits(this::succeed).submit("a");
        assertThat(outcome.toCompletableFuture()).isNotDone();
        runAll();
        assertThat(outcome.toCompletableFuture()).isCompletedWithValue("done a");
    }

    @Test
    void aBatchIsNeverLargerThanItsLimit() {
        var commits = commits(this::succeed);
        List.of("a", "b", "c", "d", "e").forEach(commits::submit);
        runAll();
        assertThat(committed).containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
    }

    @Test
    void oneBadItemFailsAloneWhenItIsTheOneToBlame() {
        var commits = commits(batch -> {
            if (batch.contains("bad")) {
                throw new IllegalArgumentException("bad row");
            }
            return succeed(batch);
        });
        var good = commits.submit("good");
        var bad = commits.submit("bad");
        var fine = commits.submit("fine");
        runAll();
        assertThat(outcome(good)).isEqualTo("done good");
        assertThat(outcome(fine)).isEqualTo("done fine");
        assertThat(bad.toCompletableFuture()).isCompletedExceptionally();
        assertThat(committed).containsExactly(List.of("good"), List.of("fine"));
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedAgainForEachItem() {
        var calls = new ArrayList<Integer>();
        var commits = commits(batch -> {
            calls.add(batch.size());
            throw new IllegalStateException("no connection");
        });
        var first = commits.submit("a");
        var second = commits.submit("b");
        runAll();
        assertThat(calls).containsExactly(2);
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        assertThat(second.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void whatComesAfterAFailureIsCommitted() {
        var fails = new ArrayDeque<>(List.of(true));
        var commits = commits(batch -> {
            if (fails.poll() != null) {
                throw new IllegalStateException("no connection");
            }
            return succeed(batch);
        });
        commits.submit("a");
        runAll();
        var later = commits.submit("b");
        runAll();
        assertThat(outcome(later)).isEqualTo("done b");
    }

    @Test
    void whatArrivesDuringACommitIsInTheNextOne() {
        var commits = new ArrayList<GroupCommit<String, String>>();
        var during = new ArrayList<CompletionStage<String>>();
        commits.add(commits(batch -> {
            if (during.isEmpty()) {
                during.add(commits.get(0).submit("b"));
            }
            return succeed(batch);
        }));
        commits.get(0).submit("a");
        runAll();
        assertThat(committed).containsExactly(List.of("a"), List.of("b"));
        assertThat(outcome(during.get(0))).isEqualTo("done b");
    }

    @Test
    void anItemHandedInAfterTheEndIsRefusedAndNotForgotten() {
        var commits = new GroupCommit<String, String>(
                task -> {
                    throw new RejectedExecutionException("stopped");
                },
                Runnable::run,
                PACE,
                this::succeed,
                failure -> false);
        assertThat(commits.submit("a").toCompletableFuture()).isCompletedExceptionally();
    }

    private GroupCommit<String, String> commits(Function<List<String>, List<String>> commit) {
        return new GroupCommit<>(
                executor::add, Runnable::run, PACE, commit, IllegalArgumentException.class::isInstance);
    }

    private List<String> succeed(List<String> batch) {
        committed.add(batch);
        return batch.stream().map(item -> "done " + item).toList();
    }

    private void runAll() {
        while (!executor.isEmpty()) {
            executor.remove().run();
        }
    }

    private static String outcome(CompletionStage<String> stage) {
        return stage.toCompletableFuture().join();
    }
}
