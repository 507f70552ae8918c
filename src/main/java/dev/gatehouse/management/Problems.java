package dev.gatehouse.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.gatehouse.destination.RegisteredDestinations;
import dev.gatehouse.endpoint.EndpointDirectory;
import dev.gatehouse.endpoint.Endpoints;
import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.endpoint.UnknownName;
import dev.gatehouse.inbox.SqlFailures;
import dev.gatehouse.inbox.Unavailable;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.replay.Replays;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns every exception of the management API into a problem document. */
@Provider
public class Problems implements ExceptionMapper<Exception> {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());
    private static final int RETRY_AFTER_SECONDS = 2;

    @Override
    public Response toResponse(Exception exception) {
        if (exception instanceof InvalidDocument invalid) {
            return Problem.invalid(invalid.errors()).response().build();
        }
        if (exception instanceof JsonProcessingException broken) {
            return Problem.invalid(List.of(fieldError(broken))).response().build();
        }
        if (exception instanceof UnknownName unknown) {
            return Problem.of(422, unknown.reason(), List.of(unknown.error()))
                    .response()
                    .build();
        }
        if (exception instanceof Endpoints.SlugTaken taken) {
            return Problem.of(409, "slug_taken", taken.getMessage()).response().build();
        }
        if (exception instanceof Endpoints.VersionMismatch mismatch) {
            return Problem.of(412, "version_mismatch", mismatch.getMessage())
                    .response()
                    .build();
        }
        var refused = refused(exception);
        if (refused.isPresent()) {
            return refused.get().response().build();
        }
        if (isOvertaken(exception)) {
            return Problem.of(409, "conflict", "somebody else changed the same at the same time; read it and try again")
                    .response()
                    .build();
        }
        if (exception instanceof WebApplicationException known) {
            return of(known);
        }
        return isUnavailable(exception) ? away() : unexpected(exception);
    }

    /** What destinations and replays refuse. */
    private static Optional<Problem> refused(Exception exception) {
        if (exception instanceof Replays.KeyReused) {
            return Optional.of(Problem.of(422, "idempotency_key_reused", exception.getMessage()));
        }
        if (exception instanceof RegisteredDestinations.NameTaken) {
            return Optional.of(Problem.of(409, "name_taken", exception.getMessage()));
        }
        if (exception instanceof RegisteredDestinations.InUse) {
            return Optional.of(Problem.of(409, "destination_in_use", exception.getMessage()));
        }
        if (exception instanceof RegisteredDestinations.BuiltIn) {
            return Optional.of(Problem.of(409, "built_in", exception.getMessage()));
        }
        return exception instanceof RegisteredDestinations.VersionMismatch
                ? Optional.of(Problem.of(412, "version_mismatch", exception.getMessage()))
                : Optional.empty();
    }

    private static boolean isUnavailable(Exception exception) {
        return exception instanceof Unavailable
                || exception instanceof EndpointDirectory.NotLoaded
                || SqlFailures.saysAway(exception);
    }

    private static Response away() {
        return Problem.of(503, "unavailable", "the database can't be asked now; try again")
                .response()
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response of(WebApplicationException known) {
        if (known.getResponse().hasEntity()) {
            return known.getResponse();
        }
        return Problem.of(known.getResponse().getStatus(), known.getMessage())
                .response()
                .build();
    }

    private static FieldError fieldError(JsonProcessingException broken) {
        if (broken instanceof UnrecognizedPropertyException unknown) {
            var allowed = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new FieldError(path(unknown), "there is no such field; there are " + allowed);
        }
        var field = broken instanceof JsonMappingException mapping ? path(mapping) : "";
        if (broken instanceof ValueInstantiationException refused
                && refused.getType().getRawClass().isEnum()
                && refused.getCause() != null) {
            return new FieldError(field, refused.getCause().getMessage());
        }
        // never Jackson's own words about a value: the value may be a secret
        return broken instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null
                ? new FieldError(
                        field,
                        "must be of the kind " + mismatched.getTargetType().getSimpleName())
                : new FieldError(field, "is not JSON as this request needs it");
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static boolean isOvertaken(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    private static Response unexpected(Exception exception) {
        LOG.log(System.Logger.Level.ERROR, "event=management_request_failed", exception);
        return Problem.of(500, "internal_error", "this is our fault; the server's log of this moment says more")
                .response()
                .build();
    }
}
