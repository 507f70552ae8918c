package dev.gatehouse.signature;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** Whether bytes are JSON (RFC 8259): one value, and nothing after it. */
public final class JsonSyntax {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonSyntax() {}

    /** Reads to the end without building anything. */
    public static boolean isValid(byte[] bytes) {
        try (var parser = JSON.createParser(bytes)) {
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
