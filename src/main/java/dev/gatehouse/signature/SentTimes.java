package dev.gatehouse.signature;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When a request says that it was sent. */
public final class SentTimes {

    private static final List<String> CLAIMS = List.of("iat", "nbf", "exp");

    private SentTimes() {}

    /** The times that the rules of a scheme find, whether or not anything of it is genuine; each once. */
    public static List<Instant> of(SignatureScheme scheme, InboundRequest request) {
        return scheme.anyOf().stream()
                .flatMap(rule -> of(rule, request))
                .distinct()
                .toList();
    }

    private static Stream<Instant> of(SignatureRule rule, InboundRequest request) {
        var insides = Insides.of(request);
        if (rule.jws() != null) {
            return rule.signature().field().values(request, insides).stream()
                    .map(Jws::parse)
                    .filter(Objects::nonNull)
                    .flatMap(SentTimes::claimed);
        }
        var timestamp = rule.timestamp();
        return timestamp == null
                ? Stream.empty()
                : timestamp.field().values(request, insides).stream()
                        .filter(timestamp.unit()::isReadable)
                        .flatMap(text -> timestamp.unit().instant(text).stream());
    }

    /** The first that is there: a token is good from the time it was made, up to its end. */
    private static Stream<Instant> claimed(Jws jws) {
        var claims = jws.payloadPart().isEmpty() ? jws.header() : jws.claims();
        return CLAIMS.stream()
                .map(claims::path)
                .filter(claim -> claim.isIntegralNumber() && claim.canConvertToInt())
                .map(claim -> Instant.ofEpochSecond(claim.intValue()))
                .limit(1);
    }
}
