package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One way to prove who sent a request.
 *
 * @param algorithm how the signature is made
 * @param signature where it stands
 * @param signed what it is made over: a template of {@code {body}}, {@code {timestamp}}, {@code {method}},
 *     {@code {url}}, {@code {header:NAME}} and text between them; absent for the body alone
 * @param secret how the secret is written; absent for plain text
 * @param timestamp the time of sending; absent when none is signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignatureRule(
        Algorithm algorithm, Carrier signature, String signed, SecretForm secret, TimestampRule timestamp) {

    /** Refuses what would check nothing, or less than it seems to. */
    public SignatureRule {
        Words.require(algorithm, "algorithm");
        Words.require(signature, "signature");
        secret = secret == null ? SecretForm.TEXT : secret;
        requireEncoding(algorithm, signature.encoding());
        if (algorithm == Algorithm.TOKEN) {
            Words.refuse(signed != null || timestamp != null, "a token signs nothing; leave out signed and timestamp");
        } else {
            signed = signed == null ? "{body}" : signed;
            requireTimestamp(SignedContent.parse(signed).usesTimestamp(), timestamp != null);
        }
    }

    SignatureRule withTolerance(int seconds) {
        return timestamp == null
                ? this
                : new SignatureRule(algorithm, signature, signed, secret, timestamp.withTolerance(seconds));
    }

    private static void requireEncoding(Algorithm algorithm, Encoding encoding) {
        Words.refuse(
                algorithm == Algorithm.TOKEN && encoding != Encoding.TEXT,
                "signature.encoding must be text for a token");
        Words.refuse(
                algorithm != Algorithm.TOKEN && encoding == Encoding.TEXT,
                "signature.encoding text is for tokens; a signature is in hex or base64");
    }

    private static void requireTimestamp(boolean used, boolean given) {
        Words.refuse(used && !given, "signed holds {timestamp}, so timestamp must say where it stands");
        Words.refuse(given && !used, "timestamp is not in signed, so anybody could change it; put {timestamp} there");
    }
}
