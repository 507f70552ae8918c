package dev.gatehouse.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One signature of a request in the form of RFC 9421 section 4.
 *
 * @param components what it covers, in order
 * @param parameters its parameters: {@code created}, {@code expires}, {@code keyid}, {@code alg} and others
 * @param written components and parameters as they were sent
 * @param bytes the signature
 */
@SuppressWarnings("ArrayRecordComponent")
record MessageSignature(List<Component> components, Map<String, String> parameters, String written, byte[] bytes) {

    private static final int MOST_COMPONENTS = 64;
    private static final int LONGEST_TIME = 15;

    /**
     * Something covered.
     *
     * @param name a header in lower case, or a derived component such as {@code @method}
     * @param parameters its parameters
     * @param written both as they were sent
     */
    record Component(String name, Map<String, String> parameters, String written) {}

    /** The signatures that have both their input and their value; none when the headers are of another form. */
    static List<MessageSignature> parse(String inputs, String values) {
        try {
            var signatures = values(new StructuredText(values));
            var found = new ArrayList<MessageSignature>();
            var text = new StructuredText(inputs);
            while (!text.isAtEnd()) {
                var label = text.key();
                text.expect('=');
                byte[] bytes = signatures.get(label);
                var signature = input(text, bytes);
                if (bytes != null) {
                    found.add(signature);
                }
                next(text);
            }
            return found;
        } catch (StructuredText.Malformed another) {
            return List.of();
        }
    }

    boolean covers(String name) {
        return components.stream().anyMatch(component -> component.written().equals('"' + name + '"'));
    }

    /** A parameter that is a time in seconds since 1970; null when it is absent or none. */
    Long time(String name) {
        var text = parameters.get(name);
        boolean number = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST_TIME
                && text.chars().allMatch(Character::isDigit);
        return number ? Long.valueOf(text) : null;
    }

    private static Map<String, byte[]> values(StructuredText text) throws StructuredText.Malformed {
        var values = new LinkedHashMap<String, byte[]>();
        while (!text.isAtEnd()) {
            var label = text.key();
            text.expect('=');
            values.put(label, text.bytes());
            next(text);
        }
        return values;
    }

    private static MessageSignature input(StructuredText text, byte[] bytes) throws StructuredText.Malformed {
        int start = text.position();
        text.expect('(');
        var components = new ArrayList<Component>();
        text.blanks();
        while (!text.take(')')) {
            int begin = text.position();
            var name = text.string();
            var parameters = text.parameters();
            components.add(new Component(name, parameters, text.since(begin)));
            if (components.size() > MOST_COMPONENTS) {
                throw new StructuredText.Malformed();
            }
            text.blanks();
        }
        var parameters = text.parameters();
        return new MessageSignature(List.copyOf(components), parameters, text.since(start), bytes);
    }

    private static void next(StructuredText text) throws StructuredText.Malformed {
        text.blanks();
        if (!text.isAtEnd()) {
            text.expect(',');
            text.blanks();
            if (text.isAtEnd()) {
                throw new StructuredText.Malformed();
            }
        }
    }
}
