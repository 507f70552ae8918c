package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.GenuineRequest;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import dev.gatehouse.signature.KeySource;
import dev.gatehouse.signature.Secret;
import dev.gatehouse.signature.SignatureRule;
import dev.gatehouse.signature.SignatureScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An endpoint and a request to it, of which a test changes one thing at a time. */
record Patient(Subject subject, InboundRequest request, Instant at) {

    static Patient of(GenuineRequest genuine) {
        return new Patient(
                new Subject(genuine.scheme(), genuine.secrets(), genuine.keys(), List.of(), List.of()),
                genuine.request(),
                genuine.at());
    }

    static Patient of(SignatureScheme scheme, String secret, InboundRequest request, Instant at) {
        return new Patient(
                new Subject(scheme, List.of(new Secret("ours", secret)), KeySource.none(), List.of(), List.of()),
                request,
                at);
    }

    Report report() {
        return Diagnosis.of(subject, new Specimen(request, request.url(), at));
    }

    List<Cause> causes() {
        return report().findings().stream().map(Finding::cause).toList();
    }

    boolean everyRule(Predicate<SignatureRule> holds) {
        return subject.scheme().anyOf().stream().allMatch(holds);
    }

    /** The same with the genuine secrets in another place than among those that count. */
    Patient knowing(List<Subject.Previous> previous, List<Subject.Foreign> foreign) {
        return new Patient(
                new Subject(subject.scheme(), subject.secrets(), subject.keys(), previous, foreign), request, at);
    }

    /** With every secret changed in the middle, into one that fits its form as well as the genuine one. */
    Patient withOtherSecrets() {
        var others = subject.secrets().stream()
                .map(secret -> new Secret(secret.id(), changedInTheMiddle(secret.text())))
                .toList();
        return new Patient(
                new Subject(subject.scheme(), others, subject.keys(), subject.previous(), subject.foreign()),
                request,
                at);
    }

    Patient at(Instant time) {
        return new Patient(subject, request, time);
    }

    Patient withBody(byte[] body) {
        return with(new InboundRequest(request.method(), request.url(), request.headers(), body));
    }

    Patient withUrl(String url) {
        return with(new InboundRequest(request.method(), url, request.headers(), request.body()));
    }

    Patient without(String header) {
        return withLines(lines -> {
            lines.removeIf(line -> line.getKey().equalsIgnoreCase(header));
            return lines;
        });
    }

    Patient renamed(String header, String other) {
        return withLines(lines -> {
            lines.replaceAll(line -> line.getKey().equalsIgnoreCase(header) ? Map.entry(other, line.getValue()) : line);
            return lines;
        });
    }

    Patient withLines(UnaryOperator<List<Map.Entry<String, String>>> change) {
        var lines = change.apply(new ArrayList<>(request.headers().entries()));
        return with(new InboundRequest(request.method(), request.url(), Headers.ofLines(lines), request.body()));
    }

    private Patient with(InboundRequest other) {
        return new Patient(subject, other, at);
    }

    private static String changedInTheMiddle(String text) {
        int at = text.length() / 2;
        return text.substring(0, at) + (text.charAt(at) == '1' ? '2' : '1') + text.substring(at + 1);
    }
}
