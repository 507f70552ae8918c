package dev.gatehouse.server;

import dev.gatehouse.run.PayaraMicroNode;
import dev.gatehouse.run.ServerNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The servers Gatehouse runs on. Which one a test run is about is said by the system property {@value #CHOICE}. */
public enum ServerUnderTest {
    PAYARA_MICRO {
        @Override
        public ServerNode node(Path directory, Map<String, String> environment, String... jvmOptions) {
            return new PayaraMicroNode(directory, environment, jvmOptions);
        }
    },
    WILDFLY {
        @Override
        public ServerNode node(Path directory, Map<String, String> environment, String... jvmOptions) {
            return new WildFlyNode(directory, environment, jvmOptions);
        }
    };

    private static final String CHOICE = "gatehouse.server";

    /** The server of this run; Payara Micro unless another is named, as in {@code payara-server-7}. */
    public static ServerUnderTest chosen() {
        return valueOf(System.getProperty(CHOICE, PAYARA_MICRO.toString())
                .replace('-', '_')
                .toUpperCase(Locale.ROOT));
    }

    /**
     * A node that is not started yet.
     *
     * @param environment settings as in the API's table
     */
    public abstract ServerNode node(Path directory, Map<String, String> environment, String... jvmOptions);

    /** As in the system property. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
