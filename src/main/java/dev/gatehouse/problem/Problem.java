package dev.gatehouse.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * A problem document.
 *
 * @param type always {@code about:blank}: the reason says more than a link would
 * @param title what kind of problem it is
 * @param status the HTTP status
 * @param detail what is wrong here and how to mend it; null when there is nothing to add
 * @param instance path of the request it is about, never with its query; {@link ProblemAnswers} fills it in
 * @param reason a stable word for programs
 * @param errors what is wrong with which field; null when it is not about fields
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, String instance, String reason, List<FieldError> errors) {

    /** The media type of problem documents. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What is wrong with a field.
     *
     * @param field path of the field, as in {@code limits.maxBodyBytes}
     * @param message what is wrong and how to mend it
     */
    public record FieldError(String field, String message) {}

    /** A problem with a reason and a sentence about it. */
    public static Problem of(int status, String reason, String detail) {
        return new Problem("about:blank", title(status), status, detail, null, reason, null);
    }

    /** A problem with a reason and the fields it is about. */
    public static Problem of(int status, String reason, List<FieldError> errors) {
        return new Problem(
                "about:blank", title(status), status, errors.get(0).message(), null, reason, List.copyOf(errors));
    }

    /** A problem whose status says all; its reason is the status's own phrase. */
    public static Problem of(int status, String detail) {
        return of(status, title(status).toLowerCase(Locale.ROOT).replace(' ', '_'), detail);
    }

    /** A problem with fields of what was sent. */
    public static Problem invalid(List<FieldError> errors) {
        var detail = errors.size() == 1 ? errors.get(0).message() : errors.size() + " fields are wrong";
        return new Problem("about:blank", title(400), 400, detail, null, "invalid_input", List.copyOf(errors));
    }

    /** The same problem as one of the request with this path. */
    Problem at(String path) {
        return new Problem(type, title, status, detail, path, reason, errors);
    }

    /** The answer that carries this problem, for an application that has {@link ProblemAnswers}; add headers as needed. */
    public Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    /** The status's own phrase; JAX-RS 3.1 does not know that of 422 (RFC 9110 section 15.5.21). */
    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error " + status;
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always JSON", impossible);
        }
    }
}
