package dev.gatehouse.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the build laid out for a server to be started from.
 *
 * @param directory with {@code payara-micro.jar} and the files of {@code server-config/payara-micro}
 * @param war what is deployed
 */
record ServerFiles(Path directory, Path war) {

    static final ServerFiles OF_THIS_BUILD =
            new ServerFiles(Path.of("target", "server"), Path.of("target", "gatehouse.war"));

    /** The same command an operator gives; it has to run in {@link #directory()}. */
    List<String> command(List<String> jvmOptions, Path root) {
        for (Path needed :
                List.of(directory.resolve("payara-micro.jar"), directory.resolve("gatehouse-artemis.rar"), war)) {
            if (Files.notExists(needed)) {
                throw new RunFailure(needed + " is missing: build first, with mvn package -DskipTests");
            }
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("@payara-micro.args", "--rootdir", root.toString()));
        command.addAll(List.of("--deploy", war.toAbsolutePath().toString(), "--contextroot", "/"));
        return command;
    }
}
