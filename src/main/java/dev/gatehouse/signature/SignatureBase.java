package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.MALFORMED_SIGNATURE;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_HEADER;

import dev.gatehouse.signature.MessageSignature.Component;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an HTTP message signature is made over (RFC 9421 section 2.5). */
final class SignatureBase {

    private final InboundRequest request;

    SignatureBase(InboundRequest request) {
        this.request = request;
    }

    /** The base, a line for each component; bytes of headers are characters of ISO 8859-1. */
    String of(MessageSignature signature) throws VerificationFailure {
        var base = new StringBuilder();
        var covered = new HashSet<String>();
        for (var component : signature.components()) {
            if (!covered.add(component.written())) {
                throw unknown("a component that is there twice");
            }
            base.append(component.written())
                    .append(": ")
                    .append(value(component))
                    .append('\n');
        }
        return base.append("\"@signature-params\": ")
                .append(signature.written())
                .toString();
    }

    private String value(Component component) throws VerificationFailure {
        if ("@query-param".equals(component.name())) {
            return queryParameter(component.parameters().get("name"));
        }
        if (!component.parameters().isEmpty()) {
            throw unknown("a component with parameters");
        }
        return component.name().startsWith("@") ? derived(component.name()) : header(component.name());
    }

    private String derived(String name) throws VerificationFailure {
        var uri = uri();
        var query = uri.getRawQuery();
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return switch (name) {
            case "@method" -> request.method();
            case "@target-uri" -> request.url();
            case "@authority" -> authority(uri);
            case "@scheme" -> uri.getScheme().toLowerCase(Locale.ROOT);
            case "@path" -> path;
            case "@query" -> "?" + (query == null ? "" : query);
            case "@request-target" -> path + (query == null ? "" : "?" + query);
            default -> throw unknown("a derived component that is not known");
        };
    }

    private URI uri() throws VerificationFailure {
        try {
            var uri = URI.create(request.url());
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException odd) {
            throw unknown("a part of a URL that can't be taken apart");
        }
        throw unknown("a part of a URL whose host is no host name");
    }

    private static String authority(URI uri) {
        boolean defaultPort = uri.getPort() == -1
                || (uri.getPort() == 443 && "https".equals(uri.getScheme()))
                || (uri.getPort() == 80 && "http".equals(uri.getScheme()));
        return uri.getHost().toLowerCase(Locale.ROOT) + (defaultPort ? "" : ":" + uri.getPort());
    }

    private String queryParameter(String name) throws VerificationFailure {
        var values = name == null ? null : FormText.allOfQuery(request, name);
        if (values == null || values.size() != 1 || !isPlain(values.get(0))) {
            throw unknown("a query parameter that is not there once, in plain characters");
        }
        return values.get(0);
    }

    /** What is the same however it is encoded. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> (Character.isLetterOrDigit(c) && c < 128) || "-_.".indexOf(c) >= 0);
    }

    private String header(String name) throws VerificationFailure {
        var lines = request.headers().all(name);
        if (lines.isEmpty()) {
            throw new VerificationFailure(
                    UNCLEAR_SIGNED_HEADER, "a header is signed and is not there; perhaps a proxy dropped it");
        }
        return lines.stream().map(String::strip).collect(Collectors.joining(", "));
    }

    private static VerificationFailure unknown(String what) {
        return new VerificationFailure(MALFORMED_SIGNATURE, "the signature covers " + what);
    }
}
