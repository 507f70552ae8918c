package dev.gatehouse.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Base64.Encoder;
import java.util.Map;

/**
 * The secrets of one installation of the run command.
 *
 * @param masterKey 32 bytes in Base64, with which Gatehouse encrypts what it stores
 * @param demo with which senders sign for the demo endpoints
 */
record Secrets(String adminToken, String masterKey, String database, String demo) {

    private static final Encoder FOR_URLS = Base64.getUrlEncoder().withoutPadding();

    /** What the environment gives wins over what is kept in the directory. */
    static Secrets in(Path directory, Map<String, String> environment) throws IOException {
        return new Secrets(
                given(
                        environment,
                        "GATEHOUSE_ADMIN_TOKEN",
                        new PrivateFile(directory.resolve("admin-token")),
                        24,
                        FOR_URLS),
                given(
                        environment,
                        "GATEHOUSE_MASTER_KEY",
                        new PrivateFile(directory.resolve("master-key")),
                        32,
                        Base64.getEncoder()),
                new PrivateFile(directory.resolve("database-password")).readOrMake(24, FOR_URLS),
                new PrivateFile(directory.resolve("demo-secret")).readOrMake(24, FOR_URLS));
    }

    private static String given(
            Map<String, String> environment, String name, PrivateFile file, int bytes, Encoder encoding)
            throws IOException {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? file.readOrMake(bytes, encoding) : value;
    }

    /** Says nothing: a record would print its secrets. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
