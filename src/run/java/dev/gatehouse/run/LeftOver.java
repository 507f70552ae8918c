package dev.gatehouse.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of ours that outlived the virtual machine that had started it. */
record LeftOver(ProcessHandle process) {

    /** Sends the signal and waits; a process that ignores it is killed. */
    void end(String signal, Duration patience) throws IOException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        if (!hasEnded(patience)) {
            process.destroyForcibly();
            hasEnded(patience);
        }
    }

    private boolean hasEnded(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
