package dev.gatehouse.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does one thing many times at the same moment. */
final class Together {

    private Together() {}

    static <T> List<T> call(int times, Callable<T> thing) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CyclicBarrier start = new CyclicBarrier(times);
        Callable<T> one = () -> {
            start.await();
            return thing.call();
        };
        try {
            List<Future<T>> results =
                    threads.invokeAll(Stream.generate(() -> one).limit(times).toList());
            Stream.Builder<T> values = Stream.builder();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values.build().toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
