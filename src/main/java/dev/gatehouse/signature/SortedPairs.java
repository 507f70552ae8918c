package dev.gatehouse.signature;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fields of a form or parameters of a query in the order and the writing in which they are signed. */
final class SortedPairs {

    private static final Comparator<Map.Entry<String, String>> BY_NAME_AND_VALUE =
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue());

    private SortedPairs() {}

    /** Names and values without anything between them, by name and value. */
    static byte[] joined(List<Map.Entry<String, String>> pairs) {
        return join(pairs.stream().sorted(BY_NAME_AND_VALUE));
    }

    /** The same with what is repeated taken once. */
    static byte[] distinct(List<Map.Entry<String, String>> pairs) {
        return join(pairs.stream().distinct().sorted(BY_NAME_AND_VALUE));
    }

    /** As in a query, encoded. */
    static byte[] query(List<Map.Entry<String, String>> pairs) {
        return query(pairs, SortedPairs::encode);
    }

    /** As in a query, but not encoded. */
    static byte[] decodedQuery(List<Map.Entry<String, String>> pairs) {
        return query(pairs, text -> text);
    }

    /** The URL with every parameter decoded and encoded again, in their own order. */
    static byte[] url(InboundRequest request) {
        var pairs = FormText.queryPairs(request).stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        int question = request.url().indexOf('?');
        return HeaderBytes.of(question < 0 ? request.url() : request.url().substring(0, question + 1) + pairs);
    }

    private static byte[] query(List<Map.Entry<String, String>> pairs, UnaryOperator<String> written) {
        return pairs.stream()
                .sorted(BY_NAME_AND_VALUE)
                .map(pair -> written.apply(pair.getKey()) + "=" + written.apply(pair.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(Stream<Map.Entry<String, String>> pairs) {
        return pairs.map(pair -> pair.getKey() + pair.getValue())
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
