package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNMET_CONDITION;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Whether a certificate may vouch for a sender (RFC 5280): by its dates, its name and, where that is asked for, its
 * chain up to a trusted root. Revocation is not looked at: that would need one more look-up in the network.
 *
 * @param subject common name it must have; null for any
 * @param chain whether the chain is checked
 * @param anchors the trusted roots
 */
record CertificateCheck(HostPattern subject, boolean chain, Set<TrustAnchor> anchors) {

    static CertificateCheck of(KeyRule rule, KeySource source) {
        return new CertificateCheck(
                rule.subject() == null ? null : HostPattern.of(rule.subject()),
                Boolean.TRUE.equals(rule.chain()),
                source.anchors());
    }

    void check(List<X509Certificate> certificates, Instant now) throws VerificationFailure {
        var own = certificates.get(0);
        requireInForce(own, now);
        require(subject == null || subject.matches(commonName(own)), "is not made out to the sender");
        require(!chain || leadsToAnchor(certificates, now), "does not lead to a trusted root");
    }

    static void requireInForce(X509Certificate certificate, Instant now) throws VerificationFailure {
        boolean inForce = !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
        require(inForce, "is not valid at this time");
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse(null);
        } catch (InvalidNameException unreadable) {
            return null;
        }
    }

    /** A root that was sent along is left out: a path ends below its anchor. */
    private boolean leadsToAnchor(List<X509Certificate> certificates, Instant now) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            var path = certificates.stream()
                    .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                    .toList();
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return !path.isEmpty();
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static void require(boolean met, String otherwise) throws VerificationFailure {
        if (!met) {
            throw new VerificationFailure(UNMET_CONDITION, "the sender's certificate " + otherwise);
        }
    }
}
