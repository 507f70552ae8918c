package dev.gatehouse.signature;

import java.util.List;
import java.util.Objects;

/** The secrets that handshakes sign with. The newest stands last. */
record HandshakeKeys(List<Named> named) {

    /** A secret's id and bytes. */
    record Named(String secretId, byte[] bytes) {}

    static HandshakeKeys of(SignatureScheme scheme, List<Secret> secrets) {
        return new HandshakeKeys(secrets.stream()
                .map(secret -> scheme.anyOf().stream()
                        .map(rule -> rule.secret().decode(secret.text()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(bytes -> new Named(secret.id(), bytes))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList());
    }

    /** The bytes of a secret; of the newest when the id is null. Null when there is none. */
    byte[] bytes(String secretId) {
        byte[] found = null;
        for (var one : named) {
            if (secretId == null || secretId.equals(one.secretId())) {
                found = one.bytes();
            }
        }
        return found;
    }
}
