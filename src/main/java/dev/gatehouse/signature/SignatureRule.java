package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One way to prove who sent a request.
 *
 * @param algorithm how the signature is made
 * @param signature where it stands
 * @param signed what it is made over: a template of {@code {body}}, {@code {timestamp}}, {@code {method}},
 *     {@code {url}}, {@code {header:NAME}} and others, and text between them; absent for the body alone, and for a JWS that
 *     brings its own content
 * @param secret how the secret is written; absent for plain text
 * @param timestamp the time of sending; absent when none is signed
 * @param require what the request must say as well: places, each with a template of the value
 * @param each JSON pointer to the list of a batch whose every item is signed by itself; places are then in the item
 * @param keys where public keys come from that are not pasted; the secret is then what a genuine request must say
 * @param jws what a JSON web signature must be; for the algorithm {@code jws}
 * @param components what an HTTP message signature (RFC 9421) must cover at least; for that algorithm
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SignatureRule(
        Algorithm algorithm,
        Carrier signature,
        String signed,
        SecretForm secret,
        TimestampRule timestamp,
        Map<String, String> require,
        String each,
        KeyRule keys,
        JwsRule jws,
        List<String> components) {

    private static final Pattern OPTIONAL = Pattern.compile("\\[[^\\[\\]]*]");

    /** Refuses what would check nothing, or less than it seems to. */
    public SignatureRule {
        Words.require(algorithm, "algorithm");
        Words.require(signature, "signature");
        secret = secret == null ? SecretForm.TEXT : secret;
        require = require == null ? Map.of() : Map.copyOf(require);
        Conditions.of(require);
        requireEncoding(algorithm, signature.encoding());
        requireOwnWords(algorithm, jws, components, keys);
        if (each != null) {
            Words.refuse(!each.startsWith("/"), "each must be a JSON pointer, as /items");
            JsonPointer.compile(each);
        }
        switch (algorithm.family()) {
            case TOKEN ->
                Words.refuse(
                        signed != null || timestamp != null, "a token signs nothing; leave out signed and timestamp");
            case JWS -> requireReadable(signed, jws, secret, keys);
            case CERTIFICATE -> requireCertificate(signed, timestamp, signature, secret);
            case MESSAGE -> Words.refuse(signed != null, "the request itself says what is signed; leave out signed");
            default -> {
                signed = signed == null ? "{body}" : signed;
                var content = SignedContent.parse(signed);
                requireTimestamp(content, timestamp);
                requireSecret(content.usesSecret(), algorithm, keys != null);
            }
        }
    }

    /** One of the plain kind. */
    SignatureRule(Algorithm algorithm, Carrier signature, String signed, SecretForm secret, TimestampRule timestamp) {
        this(algorithm, signature, signed, secret, timestamp, null, null, null, null, null);
    }

    /** Whether anything of the body is proven by the signature. */
    boolean readsBody() {
        return switch (algorithm.family()) {
            case TOKEN, CERTIFICATE -> false;
            case JWS ->
                signed == null ? jws.coversBody() : SignedContent.parse(signed).readsBody();
            case MESSAGE -> components.contains("content-digest");
            default ->
                SignedContent.parse(signed).readsBody()
                        || Conditions.of(require).readBody();
        };
    }

    /** Names of the headers without which a request can't fulfil it. */
    public Set<String> requiredHeaders() {
        var names = new LinkedHashSet<String>();
        if (signature.header() != null) {
            names.add(signature.header());
        }
        if (timestamp != null && timestamp.header() != null) {
            names.add(timestamp.header());
        }
        if (signed != null) {
            names.addAll(
                    SignedContent.parse(OPTIONAL.matcher(signed).replaceAll("")).headers());
        }
        return names;
    }

    /** Whether it is checked with a secret that the sender has as well. */
    public boolean hasSharedSecret() {
        return switch (algorithm.family()) {
            case HMAC, DIGEST, TOKEN -> true;
            case JWS -> keys == null && secret.writing() != SecretWriting.PEM;
            case PUBLIC_KEY, MESSAGE, CERTIFICATE -> false;
        };
    }

    SignatureRule withTolerance(int seconds) {
        return timestamp == null ? this : with(timestamp.withTolerance(seconds), keys);
    }

    SignatureRule withKeys(List<String> pinned) {
        return keys == null ? this : with(timestamp, keys.with(pinned));
    }

    private SignatureRule with(TimestampRule otherTimestamp, KeyRule otherKeys) {
        return new SignatureRule(
                algorithm, signature, signed, secret, otherTimestamp, require, each, otherKeys, jws, components);
    }

    private static void requireEncoding(Algorithm algorithm, Encoding encoding) {
        boolean text = encoding == Encoding.TEXT;
        switch (algorithm.family()) {
            case TOKEN ->
                Words.refuse(
                        !text && encoding != Encoding.BASE64,
                        "signature.encoding must be text for a token, or base64 for basic authentication");
            case JWS, MESSAGE -> Words.refuse(!text, "signature.encoding must be text for " + algorithm.word());
            default -> Words.refuse(text, "signature.encoding text is for tokens; a signature is in hex or base64");
        }
    }

    private static void requireCertificate(
            String signed, TimestampRule timestamp, Carrier signature, SecretForm secret) {
        Words.refuse(
                signed != null || timestamp != null,
                "a certificate proves the connection only; leave out signed and timestamp");
        Words.refuse(
                signature.header() == null || signature.encoding() != Encoding.BASE64,
                "the certificate stands in a header, in base64: {header: Client-Cert, format: \":{signature}:\","
                        + " encoding: base64}");
        Words.refuse(
                secret.writing() != SecretWriting.PEM,
                "write secret: \"{pem}\", the sender's certificate or the one that issued it");
    }

    private static void requireOwnWords(Algorithm algorithm, JwsRule jws, List<String> components, KeyRule keys) {
        var family = algorithm.family();
        Words.refuse((family == Algorithm.Family.JWS) != (jws != null), "jws and the algorithm jws need each other");
        Words.refuse(
                (family == Algorithm.Family.MESSAGE) != (components != null && !components.isEmpty()),
                "components and the algorithm http-message-signature need each other");
        Words.refuse(
                keys != null && family != Algorithm.Family.JWS && family != Algorithm.Family.PUBLIC_KEY,
                "keys is for algorithms with public keys");
    }

    private static void requireReadable(String signed, JwsRule jws, SecretForm secret, KeyRule keys) {
        if (signed != null) {
            SignedContent.parse(signed);
        }
        boolean shared = jws.algorithms().stream().allMatch(JwsAlgorithm::isShared);
        boolean mixed = !shared && jws.algorithms().stream().anyMatch(JwsAlgorithm::isShared);
        Words.refuse(mixed, "jws.algorithms of shared secrets and of public keys go in rules of their own");
        Words.refuse(
                !shared && keys == null && secret.writing() != SecretWriting.PEM,
                "these jws.algorithms have public keys; write secret: \"{pem}\", or say in keys where they are");
        Words.refuse(
                shared && (keys != null || secret.writing() == SecretWriting.PEM),
                "these jws.algorithms have a shared secret; leave out keys and {pem}");
    }

    private static void requireTimestamp(SignedContent content, TimestampRule timestamp) {
        boolean used = content.usesTimestamp();
        Words.refuse(used && timestamp == null, "signed holds {timestamp}, so timestamp must say where it stands");
        Words.refuse(timestamp != null && timestamp.claim() != null, "timestamp.claim is for the algorithm jws");
        Words.refuse(
                timestamp != null && !used && !(isInBody(timestamp) && content.coversBody()),
                "timestamp is not in signed, so anybody could change it; put {timestamp} there");
    }

    /** A time that stands in the body is signed with it. */
    private static boolean isInBody(TimestampRule timestamp) {
        return timestamp.at() instanceof RequestValue.JsonBodyValue;
    }

    private static void requireSecret(boolean used, Algorithm algorithm, boolean keys) {
        boolean digest = algorithm.family() == Algorithm.Family.DIGEST;
        Words.refuse(digest && !used, "a plain digest proves nothing unless signed holds {secret}");
        Words.refuse(used && !digest && !keys, "{secret} is for plain digests and for schemes with keys");
    }
}
