package dev.gatehouse.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A parameter of the URL whose value is a secret itself.
 *
 * @param name its name
 */
record QueryToken(String name) {

    private static final String STRUCK_OUT = "(not kept)";

    /** The URL with every such value struck out, however its name is encoded. */
    String without(String url) {
        int query = url.indexOf('?') + 1;
        return query == 0
                ? url
                : url.substring(0, query)
                        + Arrays.stream(url.substring(query).split("&", -1))
                                .map(this::clean)
                                .collect(Collectors.joining("&"));
    }

    /** Whether such a value was struck out of the URL. */
    boolean isStruckOut(String url) {
        return url.contains(STRUCK_OUT) && without(url).equals(url);
    }

    private String clean(String parameter) {
        int end = parameter.indexOf('=');
        return end >= 0 && isNamed(parameter.substring(0, end))
                ? parameter.substring(0, end + 1) + STRUCK_OUT
                : parameter;
    }

    private boolean isNamed(String written) {
        try {
            return name.equals(URLDecoder.decode(written, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
