package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.VerificationFailure;
import dev.gatehouse.signature.VerificationFailure.Reason;
import java.util.List;
import java.util.Locale;

/** What can be said when nothing that was tried makes the signature match. */
final class Likely {

    private static final int GZIP_MAGIC = 0x1f;

    private Likely() {}

    static List<Finding> causes(Subject subject) {
        var failure = subject.failure().orElseThrow();
        var missing = HeaderGuesses.missing(subject);
        if (!missing.isEmpty() && failure.reason() != Reason.NO_MATCH) {
            return List.of(Finding.likely(
                    Cause.MISSING_HEADER,
                    "these headers are not there: " + String.join(", ", missing),
                    "let every proxy on the way pass them on; if the provider never sent them, enter the secret in its"
                            + " settings, or choose the provider that fits"));
        }
        if (isDecompressed(subject)) {
            return List.of(Finding.likely(
                    Cause.DECOMPRESSED_BODY,
                    "Content-Encoding says that the body is compressed, and it is not",
                    "let proxies pass the body on as it came"));
        }
        return List.of(of(failure));
    }

    /** What the failure itself says. */
    static Finding of(VerificationFailure failure) {
        return failure.reason() == Reason.NO_MATCH
                ? Finding.likely(
                        Cause.WRONG_SECRET,
                        "no secret of this endpoint signed it, neither as it came nor changed in any way that proxies and"
                                + " copying are known to change things",
                        "copy the secret of this very webhook from the provider's settings once more")
                : Finding.likely(Cause.UNPROVEN, failure.getMessage(), "compare it with what the provider documents");
    }

    private static boolean isDecompressed(Subject subject) {
        var request = subject.request();
        var encoding = request.headers().first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        return encoding.contains("gzip") && (request.body().length == 0 || request.body()[0] != GZIP_MAGIC);
    }
}
