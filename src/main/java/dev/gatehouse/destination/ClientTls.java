package dev.gatehouse.destination;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes a client's certificate and key into what a TLS connection is opened with. Servers are trusted as Java does. */
final class ClientTls {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private ClientTls() {}

    /**
     * Reads both.
     *
     * @throws IllegalArgumentException saying which of them can't be read and how to write it
     */
    static SSLContext of(String certificatePem, String privateKeyPem) {
        var chain = certificates(certificatePem);
        var key = key(privateKeyPem, chain[0].getPublicKey().getAlgorithm());
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key, new char[0], chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("can't be used together with the certificate", unusable);
        }
    }

    private static Certificate[] certificates(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes)
                    .toArray(Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("needs auth.certificate to be certificates in PEM", unreadable);
        }
        throw new IllegalArgumentException("needs auth.certificate to be certificates in PEM");
    }

    private static PrivateKey key(String pem, String algorithm) {
        var body = PKCS8.matcher(pem);
        if (!body.find()) {
            throw new IllegalArgumentException(
                    "must be an unencrypted key in PEM, PKCS #8, as openssl pkcs8 -topk8 -nocrypt writes it");
        }
        try {
            var der = Base64.getMimeDecoder().decode(body.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException otherKind) {
            throw new IllegalArgumentException("is no " + algorithm + " key, which the certificate is for");
        }
    }
}
