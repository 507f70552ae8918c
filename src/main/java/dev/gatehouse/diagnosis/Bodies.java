package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.InboundRequest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The body was changed between signing and verifying. The forms are made once for a diagnosis. */
final class Bodies implements Hypothesis {

    /** Larger bodies are not written anew: every form of them is held at once. */
    private static final int LARGEST_REWRITTEN = 256 * 1024;

    private final List<BodyForm> forms;

    private Bodies(List<BodyForm> forms) {
        this.forms = forms;
    }

    /** All there are. */
    static Bodies of(InboundRequest request) {
        byte[] body = request.body();
        var forms = new ArrayList<BodyForm>();
        WhiteSpaceForms.of(body).forEach(forms::add);
        if (body.length <= LARGEST_REWRITTEN) {
            forms.addAll(rewritten(request));
        }
        forms.add(
                new BodyForm(Cause.BODY_EMPTY_WHEN_SIGNED, "The signature was made over an empty body.", new byte[0]));
        forms.removeIf(form -> MessageDigest.isEqual(form.bytes(), body));
        return new Bodies(List.copyOf(forms));
    }

    /** Whether a body is small enough for every form to be made. */
    static boolean isSmall(InboundRequest request) {
        return request.body().length <= LARGEST_REWRITTEN;
    }

    private static List<BodyForm> rewritten(InboundRequest request) {
        byte[] body = request.body();
        return Stream.of(
                        CompressedForms.decompressed(body),
                        CharsetForms.of(body),
                        JsonForms.of(body),
                        UrlEncodedForms.of(body),
                        CompressedForms.compressed(body))
                .flatMap(forms -> forms)
                .toList();
    }

    @Override
    public Stream<Guess> guesses(Attempt from) {
        return forms.stream().map(form -> guess(from, form));
    }

    /** Only what happens most often, for use beside another mistake. */
    Hypothesis likeliest() {
        return from -> forms.stream()
                .filter(form -> form.cause() == Cause.BODY_TRAILING_NEWLINE
                        || form.cause() == Cause.BODY_LINE_ENDS
                        || form.cause() == Cause.BODY_RESERIALISED)
                .limit(10)
                .map(form -> guess(from, form));
    }

    private static Guess guess(Attempt from, BodyForm form) {
        return new Guess(Finding.of(form.cause(), form.message()), from.withBody(form.bytes()));
    }
}
