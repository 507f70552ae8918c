package dev.gatehouse.signature;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads schemes that endpoints bring, strictly: what it does not know is refused, with its place and what there is instead. */
public final class SchemeReader {

    private SchemeReader() {}

    /**
     * The whole scheme of an endpoint whose provider is {@code custom}: a rule, or a list of rules.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme scheme(JsonNode verification) {
        return StrictDocument.read(verification, SignatureScheme.class, SchemeReader::inDocument);
    }

    /**
     * A provider's scheme with what an endpoint changes of it.
     *
     * @throws InvalidScheme naming the field
     */
    public static SignatureScheme overridden(SignatureScheme scheme, JsonNode verification) {
        return scheme.with(
                StrictDocument.read(verification, SignatureScheme.Overrides.class, SchemeReader::inDocument));
    }

    private static InvalidScheme inDocument(ReadingFault fault) {
        return new InvalidScheme(fault.field(), fault.sentence());
    }
}
