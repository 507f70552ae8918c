package dev.gatehouse.management;

import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what comes in a path or a query; says which parameter is wrong. */
final class Parameters {

    private static final int MOST = 500;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String NO_CURSOR = "is not one; take it from \"next\" of the page before";

    private Parameters() {}

    /** An id in the path; whatever is no id names nothing. */
    static UUID id(String text) {
        try {
            return exact(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("there is nothing with the id " + text, noId);
        }
    }

    /** Java also takes 1-1-1-1-1 for one. */
    private static UUID exact(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("an id has 36 characters");
        }
        return id;
    }

    static UUID cursor(String text) {
        try {
            return text == null ? null : exact(text);
        } catch (IllegalArgumentException noCursor) {
            throw invalid("cursor", NO_CURSOR);
        }
    }

    /** A number of the database to go on from; the highest there can be for none. */
    static long number(String name, String text) {
        try {
            long number = text == null ? Long.MAX_VALUE : Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw invalid(name, NO_CURSOR);
        }
        throw invalid(name, NO_CURSOR);
    }

    /** A number of the database in a path; whatever is no such number names nothing. */
    static long rowId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw new NotFoundException("there is nothing with the id " + text, noNumber);
        }
    }

    /** A number of the database to look for; null for any. */
    static Long optionalRowId(String name, String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw invalid(name, "must be the id of one, a number");
        }
    }

    static Instant time(String name, String text) {
        try {
            var time = text == null ? null : Instant.parse(text);
            if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
                throw invalid(name, "must be a time between 1970 and 9999");
            }
            return time;
        } catch (DateTimeParseException noTime) {
            throw invalid(name, "must be a time like 2026-01-31T09:00:00Z");
        }
    }

    static int limit(String text) {
        try {
            int wanted = Integer.parseInt(text);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException noNumber) {
            throw invalid("limit", "must be a number from 1 to " + MOST);
        }
        throw invalid("limit", "must be from 1 to " + MOST);
    }

    /** A text to search for; null for any. */
    static String text(String name, String text) {
        if (text != null && text.isEmpty()) {
            throw invalid(name, "is empty; give it a value or leave it out");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw invalid(name, "must not hold a NUL character");
        }
        return text;
    }

    /** One of these words; null for any. */
    static String word(String name, String text, Collection<String> words) {
        if (text != null && !words.contains(text)) {
            throw invalid(name, "must be one of " + String.join(", ", words));
        }
        return text;
    }

    private static InvalidDocument invalid(String field, String message) {
        return new InvalidDocument(List.of(new FieldError(field, field + " " + message)));
    }
}
