package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.signature.VerificationFailure;
import java.time.Instant;
import java.util.List;

/**
 * What a diagnosis came to.
 *
 * @param verifies whether the endpoint takes the signature as it is
 * @param reason why it does not, such as {@code no-match}; null when it does
 * @param detail the same for people
 * @param checkedAt the time that the request's own time was held against
 * @param findings what would have to be mended, all of it; several only where it takes all of them or where several
 *     explanations are equally good
 * @param complete whether everything was tried; false for a body too large to vary often
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        @JsonProperty boolean verifies,
        String reason,
        String detail,
        Instant checkedAt,
        List<Finding> findings,
        @JsonProperty boolean complete) {

    static Report verified(Instant at) {
        return new Report(true, null, null, at, List.of(), true);
    }

    static Report refused(VerificationFailure failure, Instant at, List<Finding> findings, boolean complete) {
        return new Report(false, failure.reason().word(), failure.getMessage(), at, List.copyOf(findings), complete);
    }

    /** Of an endpoint that verifies nothing. */
    public static Report unsigned(Instant at) {
        return new Report(true, null, "this endpoint takes unsigned requests", at, List.of(), true);
    }

    static Report withoutSecret(Instant at) {
        var finding = Finding.of(Cause.NO_SECRET, "The endpoint has no secret, so nothing can be proven.");
        return new Report(false, null, null, at, List.of(finding), true);
    }
}
