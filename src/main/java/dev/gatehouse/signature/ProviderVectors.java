package dev.gatehouse.signature;

import java.util.List;
import java.util.function.Supplier;

/**
 * A provider's test vectors, held against the verifier that its endpoints have. Every vector brings its own time, so the
 * result is the same on every day. Safe for use by many threads.
 */
public final class ProviderVectors {

    private final SignatureScheme scheme;
    private final Supplier<List<TestVector>> source;
    private List<TestVector> vectors;
    private Tally tally;

    ProviderVectors(SignatureScheme scheme, Supplier<List<TestVector>> source) {
        this.scheme = scheme;
        this.source = source;
    }

    /**
     * How many vectors there are and how many of them came out as they must.
     *
     * @param passed those that were taken, or refused for the right reason, as their file says
     * @param total all of them; 0 when the provider has none
     */
    public record Tally(int passed, int total) {}

    /**
     * The result; the vectors are read and worked through when it is first asked for, so that neither start nor door
     * waits for it.
     *
     * @throws InvalidScheme naming file, line and what is wrong with a vector
     */
    public synchronized Tally tally() {
        if (tally == null) {
            long passed =
                    vectors().stream().filter(vector -> vector.passes(scheme)).count();
            tally = new Tally((int) passed, vectors().size());
        }
        return tally;
    }

    synchronized List<TestVector> vectors() {
        if (vectors == null) {
            vectors = List.copyOf(source.get());
        }
        return vectors;
    }
}
