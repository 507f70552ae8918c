package dev.gatehouse.ingress;

import dev.gatehouse.endpoint.TrustedProxies;
import dev.gatehouse.signature.Headers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * The certificate by which a sender proved itself, in the header {@code Client-Cert} (RFC 9440 section 2.2): that of the
 * connection, or the one that a trusted proxy passes on. What a stranger writes there is taken out.
 */
@ApplicationScoped
class ClientCertificates {

    private static final String HEADER = "Client-Cert";
    private static final String OF_THE_CONNECTION = "jakarta.servlet.request.X509Certificate";

    @Inject
    private TrustedProxies proxies;

    Headers shownIn(HttpServletRequest request, Headers headers) {
        boolean written = headers.first(HEADER).isPresent();
        if (!written && !request.isSecure()) {
            return headers;
        }
        return written && proxies.include(request.getRemoteAddr())
                ? headers
                : headers.replace(HEADER, ofConnection(request));
    }

    /** Null when the sender showed none. */
    private static String ofConnection(HttpServletRequest request) {
        if (request.isSecure() && request.getAttribute(OF_THE_CONNECTION) instanceof X509Certificate[] chain) {
            try {
                return chain.length == 0 ? null : ":" + Base64.getEncoder().encodeToString(chain[0].getEncoded()) + ":";
            } catch (CertificateEncodingException unreadable) {
                return null;
            }
        }
        return null;
    }
}
