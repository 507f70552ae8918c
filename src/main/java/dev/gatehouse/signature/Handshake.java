package dev.gatehouse.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request by which a provider makes sure of an endpoint: it wants an answer instead of becoming an event. A request is
 * this handshake when it has the method, fulfils all conditions and holds every value that the answer needs.
 *
 * @param request how to recognise it
 * @param proof how its sender is proven
 * @param then what has to happen before it is answered; absent for nothing
 * @param answer what it gets; absent for 200 without a body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Handshake(Request request, Proof proof, Deed then, HandshakeAnswer answer) {

    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");

    /** Refuses a handshake that could never be recognised, or that would do something for a stranger. */
    public Handshake {
        Words.require(request, "request");
        Words.require(proof, "proof");
        answer = answer == null ? HandshakeAnswer.EMPTY : answer;
        then = then == null ? Deed.NOTHING : then;
        Words.refuse(
                then.learn() != null && proof.by() == ProofKind.NONE,
                "then.learn needs a proof, or any stranger could plant a secret");
        Words.refuse(
                then.visit() != null && proof.by() != ProofKind.SIGNATURE,
                "then.visit needs a signature, or any stranger could have URLs fetched");
        requireReadable(request, proof, Stream.concat(then.values(), answer.values()));
    }

    /**
     * How to recognise it.
     *
     * @param method GET, HEAD, OPTIONS or POST; absent for POST
     * @param when conditions; absent for none beside the method and the values of the answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(String method, List<Condition> when) {

        /** Refuses other methods. */
        public Request {
            method = method == null ? "POST" : method;
            Words.refuse(
                    !BODILESS.contains(method) && !"POST".equals(method), "method must be GET, HEAD, OPTIONS or POST");
            when = when == null ? List.of() : List.copyOf(when);
        }
    }

    /**
     * Something that is so in a handshake and not in an event.
     *
     * @param value where to look
     * @param equals what must stand there; absent for anything
     * @param present false when nothing may stand there; absent for true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Condition(RequestValue value, String equals, Boolean present) {

        /** Refuses what can't be fulfilled. */
        public Condition {
            Words.require(value, "value");
            Words.refuse(equals != null && present != null, "equals and present are one too many");
        }

        boolean holds(InboundRequest call) {
            var found = PlainValue.of(value, call);
            return equals == null
                    ? found.isPresent() == (present == null || present)
                    : found.filter(equals::equals).isPresent();
        }
    }

    /** How the sender of a handshake is proven. */
    public enum ProofKind {
        /** By the scheme, as with an event. */
        SIGNATURE,
        /** By a value that only the provider was told. */
        TOKEN,
        /** Not at all: anybody gets the answer. */
        NONE;

        /** As files spell it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static ProofKind of(String word) {
            return Words.find(values(), ProofKind::word, word);
        }
    }

    /**
     * Who may ask.
     *
     * @param by the kind of proof
     * @param value where the token stands
     * @param secret how the token is written among the endpoint's secrets, behind a prefix of its own: such a secret is
     *     never a key for signatures, because it travels in URLs
     * @param refusal HTTP status for a wrong token; absent for 403
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proof(ProofKind by, RequestValue value, SecretForm secret, Integer refusal) {

        /** Refuses half a token. */
        public Proof {
            Words.require(by, "by");
            boolean token = by == ProofKind.TOKEN;
            Words.refuse(token && (value == null || secret == null), "a token has a value and a secret");
            Words.refuse(
                    !token && (value != null || secret != null || refusal != null),
                    "value, secret and refusal are for by: token");
            Words.refuse(
                    token && (secret.prefix().isEmpty() || secret.optional()),
                    "secret must begin with a prefix that must be there, as in verify-token={text}");
            Words.refuse(refusal != null && (refusal < 400 || refusal > 499), "refusal must be from 400 to 499");
        }
    }

    /**
     * What has to happen before the answer.
     *
     * @param learn where a secret stands that signs all that comes later
     * @param visit where a URL stands that has to be fetched
     * @param hosts hosts that may be visited; {@code *} is one label of a name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deed(RequestValue learn, RequestValue visit, ProviderHosts hosts) {

        static final Deed NOTHING = new Deed(null, null, null);

        /** Refuses a visit to anywhere. */
        public Deed {
            Words.refuse(learn != null && visit != null, "learn and visit are one too many");
            Words.refuse((visit == null) != (hosts == null), "visit and hosts go together");
        }

        Stream<RequestValue> values() {
            return Stream.of(learn, visit).filter(value -> value != null);
        }
    }

    /** Whether the request is this handshake. */
    boolean isAsked(InboundRequest call) {
        return request.method().equals(call.method())
                && request.when().stream().allMatch(condition -> condition.holds(call))
                && Stream.concat(then.values(), answer.values())
                        .allMatch(value -> PlainValue.of(value, call).isPresent());
    }

    private static void requireReadable(Request request, Proof proof, Stream<RequestValue> values) {
        if (!BODILESS.contains(request.method())) {
            return;
        }
        var conditions = request.when().stream().map(Condition::value);
        var all = Stream.concat(Stream.concat(conditions, values), Stream.ofNullable(proof.value()));
        Words.refuse(
                !all.allMatch(
                        value -> value instanceof RequestValue.HeaderValue || value instanceof RequestValue.QueryValue),
                "a " + request.method() + " has no body: its values are header:NAME or query:NAME");
    }
}
