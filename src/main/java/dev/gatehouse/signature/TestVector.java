package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A request of which is known whether a provider's scheme must take it.
 *
 * @param name what it shows; no other vector of its file has the same
 * @param source who made it: a page, a repository and path, or a library with its version
 * @param like name of a vector further up, with which this one shares what it leaves out; absent for none
 * @param request what is sent
 * @param secrets those of the endpoint
 * @param clock the endpoint's time in seconds since 1970; absent for 0
 * @param documents the key sets and certificates that can be fetched, by address; absent for none
 * @param anchors the roots that are trusted, in PEM; absent for none
 * @param publicKeys what the endpoint pins instead of fetching; absent for nothing
 * @param expect whether it must be taken
 * @param why the reason for which it must be refused; absent when it must be taken
 */
record TestVector(
        String name,
        String source,
        String like,
        SentRequest request,
        List<String> secrets,
        Long clock,
        Map<String, String> documents,
        List<String> anchors,
        List<String> publicKeys,
        Verdict expect,
        VerificationFailure.Reason why) {

    /** What must come of a request. */
    enum Verdict {
        /** Its sender is proven. */
        VALID,
        /** He is not. */
        INVALID;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Verdict of(String word) {
            return Words.find(values(), Verdict::word, word);
        }
    }

    TestVector {
        Words.requireText(name, "name");
        Words.require(expect, "expect");
        Words.refuse(
                expect == Verdict.INVALID && why == null, "why is missing; say for which reason it must be refused");
        Words.refuse(expect == Verdict.VALID && why != null, "why is for what must be refused; leave it out");
        Words.refuse(clock != null && clock < 0, "clock must be 0 or more, in seconds since 1970");
        Words.refuse(
                secrets != null && secrets.stream().anyMatch(Objects::isNull), "secrets has one that says nothing");
    }

    /** The same with what it leaves out taken from another. */
    TestVector over(TestVector base) {
        return new TestVector(
                name,
                source == null ? base.source : source,
                like,
                request == null ? base.request : request.over(base.request),
                secrets == null ? base.secrets : secrets,
                clock == null ? base.clock : clock,
                documents == null ? base.documents : documents,
                anchors == null ? base.anchors : anchors,
                publicKeys == null ? base.publicKeys : publicKeys,
                expect,
                why);
    }

    /**
     * This, when nothing is left out that a vector needs.
     *
     * @throws IllegalArgumentException naming what is left out
     */
    TestVector complete() {
        Words.requireText(source, "source");
        Words.require(request, "request").requireComplete();
        Words.require(secrets, "secrets");
        return this;
    }

    /** Whether the verifier does with it what it must. */
    boolean passes(SignatureScheme scheme) {
        return outcome(scheme).equals(expected());
    }

    String expected() {
        return why == null ? Verdict.VALID.word() : why.word();
    }

    /** What the verifier does with it: {@code valid}, or the word of the reason to refuse it. */
    String outcome(SignatureScheme scheme) {
        try {
            var named = secrets.stream().map(text -> new Secret(name, text)).toList();
            verifier(scheme, named).verify(request.inbound(), Instant.ofEpochSecond(clock == null ? 0 : clock));
            return Verdict.VALID.word();
        } catch (VerificationFailure refused) {
            return refused.reason().word();
        } catch (InvalidSecret unusable) {
            return "unusable-secret";
        }
    }

    private Verifier verifier(SignatureScheme scheme, List<Secret> named) {
        var own = publicKeys == null ? scheme : scheme.with(new SignatureScheme.Overrides(null, null, publicKeys));
        return Verifier.of(own, named, documents == null ? KeySource.none() : new WrittenKeys(documents, anchors));
    }
}
