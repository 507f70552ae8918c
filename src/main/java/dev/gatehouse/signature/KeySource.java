package dev.gatehouse.signature;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Where public keys come from that nobody pasted: documents that senders publish. Before it is asked, the address was
 * found to be one of the sender's own hosts, over https. It is asked on the request's thread, so it answers from its
 * memory or soon, and it is safe for use by many threads.
 */
public interface KeySource {

    /**
     * Keys of a JWK set (RFC 7517).
     *
     * @param address of the set
     * @param kid the key that is wanted; when the copy at hand lacks it, a newer one is looked for, as often as the source
     *     allows. Null for all keys
     * @return the keys of that id; empty when the newest copy has none
     * @throws KeysUnavailable when there is no copy that may still be used
     */
    List<PublicKey> jwkSet(URI address, String kid) throws KeysUnavailable;

    /**
     * A certificate and, where the document holds them, those that issued it, in their order (PEM).
     *
     * @throws KeysUnavailable when there is no copy that may still be used
     */
    List<X509Certificate> certificates(URI address) throws KeysUnavailable;

    /** Whom to trust as the root of a certificate's chain. */
    Set<TrustAnchor> anchors();

    /** Has no keys at all, for endpoints whose keys are pasted or uploaded. */
    static KeySource none() {
        return NoKeys.INSTANCE;
    }
}
