package dev.gatehouse.endpoint;

import java.util.regex.Pattern;

/**
 * Which endpoint it is and how often it was changed. The id is part of it because a slug may be given to another
 * endpoint, whose changes are counted from zero again.
 *
 * @param id database id of the endpoint; a later one is higher
 * @param change grows with each change
 */
public record EndpointVersion(long id, long change) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** As it stands in an entity tag. */
    public String text() {
        return id + "-" + change;
    }

    /**
     * The version of this text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static EndpointVersion of(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return new EndpointVersion(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }
}
