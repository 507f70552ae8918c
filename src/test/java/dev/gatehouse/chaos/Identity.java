package dev.gatehouse.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that nobody but its maker has signed, for 127.0.0.1, and its key. */
record Identity(KeyStore store) {

    static final String PASSWORD = "changeit";

    private static final String ALIAS = "own";

    static Identity make(Path directory, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = directory.resolve(name + ".p12");
        int ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "2",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException("keytool makes no " + file);
        }
        return new Identity(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    }

    /** A trust store with this certificate alone. */
    KeyStore trust() throws IOException, GeneralSecurityException {
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        return trust;
    }

    /** The same as a file. */
    Path trust(Path file) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            trust().store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** As the {@code auth} of a destination. */
    String mutualTls() throws GeneralSecurityException {
        return "{\"type\": \"mutualTls\", \"certificate\": \"%s\", \"privateKey\": \"%s\"}"
                .formatted(
                        pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()),
                        pem(
                                "PRIVATE KEY",
                                store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines, kind)
                .replace("\n", "\\n");
    }
}
