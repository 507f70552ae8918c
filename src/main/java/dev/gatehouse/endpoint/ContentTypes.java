package dev.gatehouse.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The content types an endpoint takes, by media type; parameters such as a charset make no difference.
 *
 * @param mediaTypes in lower case; empty when any will do
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1">RFC 9110 section 8.3.1</a>
 */
record ContentTypes(Set<String> mediaTypes) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

    /**
     * Reads a list of media types.
     *
     * @param texts null for any
     * @throws IllegalArgumentException naming the one that is none
     */
    static ContentTypes of(List<String> texts) {
        if (texts == null) {
            return new ContentTypes(Set.of());
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("must name at least one, or be left out");
        }
        return new ContentTypes(texts.stream().map(ContentTypes::mediaType).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether it may come.
     *
     * @param contentType the value of the header; null when there is none
     */
    boolean accept(String contentType) {
        return mediaTypes.isEmpty()
                || (contentType != null && mediaTypes.contains(lower(contentType.split(";", 2)[0])));
    }

    private static String mediaType(String text) {
        var mediaType = lower(String.valueOf(text));
        if (!MEDIA_TYPE.matcher(mediaType).matches() || mediaType.contains("*")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no media type like application/json; write it without wildcard and parameters");
        }
        return mediaType;
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }
}
