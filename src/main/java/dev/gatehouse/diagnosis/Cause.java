package dev.gatehouse.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is wrong with a request, or with the endpoint it came to. */
public enum Cause {
    /** Nothing: the sender is proven. */
    GENUINE,
    /** The endpoint verifies nothing. */
    NOTHING_TO_VERIFY,
    /** Sent too long before or after the time at which it was looked at. */
    CLOCK,
    /** A header that the scheme needs is not there. */
    MISSING_HEADER,
    /** A header that the scheme needs came under another name. */
    RENAMED_HEADER,
    /** The signature is right and is not written as the scheme writes it. */
    SIGNATURE_FORMAT,
    /** The signature was made with another algorithm. */
    OTHER_ALGORITHM,
    /** The provider signed another URL than the one that is known here. */
    OTHER_URL,
    /** Something on the way changed the body. */
    CHANGED_BODY,
    /** The body was probably decompressed on the way. */
    DECOMPRESSED_BODY,
    /** The secret was entered with something too much or too little. */
    MISCOPIED_SECRET,
    /** The secret's characters stand for other bytes than the scheme says. */
    SECRET_ENCODING,
    /** A secret that no longer counts signed it. */
    PREVIOUS_SECRET,
    /** The secret of another endpoint signed it, such as that of a test account. */
    SECRET_OF_ANOTHER_ENDPOINT,
    /** None of the endpoint's secrets signed this, in any way that was tried. */
    WRONG_SECRET,
    /** Something else, which the message says. */
    UNPROVEN;

    /** The stable word for programs. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
