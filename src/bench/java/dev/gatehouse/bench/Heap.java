package dev.gatehouse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The heap of another virtual machine, asked with {@code jcmd}. */
record Heap(long pid) {

    private static final Pattern USED = Pattern.compile("heap\\s+total (\\d+)K, used (\\d+)K");

    static Heap of(long pid) {
        return new Heap(pid);
    }

    /** Bytes in use after two full collections. */
    long inUse() throws IOException, InterruptedException {
        ask("GC.run");
        ask("GC.run");
        var used = USED.matcher(ask("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("no heap in what jcmd said");
        }
        return Long.parseLong(used.group(2)) * 1024;
    }

    private String ask(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
