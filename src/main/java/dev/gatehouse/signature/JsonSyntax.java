package dev.gatehouse.signature;

import java.io.IOException;

/** Whether bytes are JSON (RFC 8259): one value, and nothing after it. */
public final class JsonSyntax {

    private JsonSyntax() {}

    /**
     * Reads to the end without building anything. More than 1,000 levels of nesting, numbers of more than 1,000 digits
     * and names of more than 50,000 characters are refused as well.
     */
    public static boolean isValid(byte[] bytes) {
        try (var parser = Json.FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException broken) {
            return false;
        }
    }
}
