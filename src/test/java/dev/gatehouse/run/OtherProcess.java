package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** A virtual machine with the classes of the tests, to be killed. */
final class OtherProcess {

    private OtherProcess() {}

    /** Returns when the main class has printed its first character. */
    static Process start(Class<?> main, Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-cp", classPath, main.getName(), directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).isPositive();
        return process;
    }
}
