package dev.gatehouse.signature;

import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_HEADER;
import static dev.gatehouse.signature.VerificationFailure.Reason.UNCLEAR_SIGNED_VALUE;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One thing of a request that can be signed. */
@FunctionalInterface
interface SignedAtom {

    /** Its bytes. */
    byte[] bytes(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure;

    /** Whether it is there at all; for parts that senders leave out. */
    default boolean isPresent(InboundRequest request, Insides insides) {
        return true;
    }

    /** What a placeholder stands for; null when there is no such word. */
    static SignedAtom named(String name) {
        return switch (name) {
            case "body" -> (request, timestamp, insides) -> request.body();
            case "timestamp" -> (request, timestamp, insides) -> HeaderBytes.of(timestamp);
            case "method" -> (request, timestamp, insides) -> HeaderBytes.of(request.method());
            case "secret" -> (request, timestamp, insides) -> insides.secret();
            case "form-pairs" -> (request, timestamp, insides) -> SortedPairs.joined(FormText.wholeBody(request));
            case "form-pairs-distinct" ->
                (request, timestamp, insides) -> SortedPairs.distinct(FormText.wholeBody(request));
            case "url-reencoded" -> (request, timestamp, insides) -> SortedPairs.url(request);
            case "query-sorted-decoded" ->
                (request, timestamp, insides) -> SortedPairs.decodedQuery(FormText.queryPairs(request));
            case "query-sorted" -> (request, timestamp, insides) -> SortedPairs.query(FormText.queryPairs(request));
            default -> UrlPart.named(name);
        };
    }

    /** A header that must be there, and say one thing only. */
    record Header(String name) implements SignedAtom {

        @Override
        public byte[] bytes(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
            var values = request.headers().all(name);
            if (values.isEmpty() || values.get(0).isEmpty() || !values.stream().allMatch(values.get(0)::equals)) {
                throw new VerificationFailure(
                        UNCLEAR_SIGNED_HEADER,
                        "the header " + name + " is signed, so it must be there, and with one value only");
            }
            return HeaderBytes.of(values.get(0));
        }

        @Override
        public boolean isPresent(InboundRequest request, Insides insides) {
            return request.headers().first(name).isPresent();
        }
    }

    /** A value elsewhere that must be there, and say one thing only. */
    record Value(RequestValue place) implements SignedAtom {

        @Override
        public byte[] bytes(InboundRequest request, String timestamp, Insides insides) throws VerificationFailure {
            var texts = insides.texts(place);
            if (!saysOneThing(texts)) {
                throw new VerificationFailure(
                        UNCLEAR_SIGNED_VALUE,
                        place.text() + " is signed, so it must be there, and with one value only");
            }
            return texts.get(0).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isPresent(InboundRequest request, Insides insides) {
            return !insides.texts(place).isEmpty();
        }

        private static boolean saysOneThing(List<String> texts) {
            return !texts.isEmpty() && texts.stream().allMatch(texts.get(0)::equals);
        }
    }
}
