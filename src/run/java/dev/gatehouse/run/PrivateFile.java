package dev.gatehouse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A secret in a file that only its owner may read: made once, kept. */
record PrivateFile(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The secret in the file; when there is none, so many random bytes in the given encoding, written there first. */
    String readOrMake(int bytes, Base64.Encoder encoding) throws IOException {
        if (Files.notExists(path)) {
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            Files.createFile(path, OWNER_ONLY);
            Files.writeString(path, encoding.encodeToString(random) + "\n", StandardOpenOption.WRITE);
        }
        return Files.readString(path).strip();
    }
}
