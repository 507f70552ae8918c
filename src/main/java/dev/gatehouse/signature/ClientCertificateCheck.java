package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.MISSING_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.NO_MATCH;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Checks the certificate by which a sender proved itself in the TLS handshake, as the door hands it over in the header
 * {@code Client-Cert} (RFC 9440). A secret is the public key of that very certificate, or of the one that issued it.
 */
final class ClientCertificateCheck implements Check {

    private final SignatureRule rule;
    private final List<NamedKey> keys;

    ClientCertificateCheck(SignatureRule rule, List<NamedKey> keys) {
        this.rule = rule;
        this.keys = List.copyOf(keys);
    }

    @Override
    public Set<String> headers() {
        return Set.of();
    }

    @Override
    public String check(InboundRequest request, Instant now) throws VerificationFailure {
        var certificate = certificate(request);
        CertificateCheck.requireInForce(certificate, now);
        for (var key : keys) {
            if (isProvenBy(certificate, key.bytes())) {
                return key.secretId();
            }
        }
        throw new VerificationFailure(NO_MATCH, "no certificate of this endpoint is the sender's, or has issued it");
    }

    private X509Certificate certificate(InboundRequest request) throws VerificationFailure {
        var where = rule.signature().header();
        var values = rule.signature().field().values(request, null);
        if (values.isEmpty()) {
            throw new VerificationFailure(
                    MISSING_SIGNATURE, "the sender showed no certificate; " + where + " is missing");
        }
        byte[] der = values.size() == 1 ? Encoding.BASE64.decode(values.get(0), 0) : null;
        if (der == null) {
            throw malformed(where);
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException broken) {
            throw malformed(where);
        }
    }

    private static VerificationFailure malformed(String where) {
        return new VerificationFailure(MALFORMED_SIGNATURE, "what stands in " + where + " is not one certificate");
    }

    private static boolean isProvenBy(X509Certificate certificate, byte[] keyInfo) {
        return MessageDigest.isEqual(certificate.getPublicKey().getEncoded(), keyInfo)
                || isIssuedBy(certificate, keyInfo);
    }

    private static boolean isIssuedBy(X509Certificate certificate, byte[] keyInfo) {
        try {
            PublicKey issuer = PublicKeyText.key(keyInfo);
            certificate.verify(issuer);
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
