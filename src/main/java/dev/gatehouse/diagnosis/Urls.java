package dev.gatehouse.diagnosis;

import dev.gatehouse.signature.SignatureRule;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another URL than the one that was signed.
 *
 * @param asSent the URL as whoever asks knows it
 */
record Urls(String asSent) implements Hypothesis {

    private static final Pattern PARTS = Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?.*");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final Set<String> WORDS = Set.of("{url", "{path", "{query");

    @Override
    public Stream<Guess> guesses(Attempt from) {
        if (from.scheme().anyOf().stream().noneMatch(Urls::readsUrl)) {
            return Stream.empty();
        }
        var own = from.request().url();
        var urls = new LinkedHashSet<String>();
        urls.add(asSent);
        urls.addAll(variants(from, own));
        urls.addAll(variants(from, asSent));
        urls.remove(own);
        var verifier = from.verifier();
        return urls.stream()
                .map(url -> new Guess(
                        Finding.of(
                                Cause.WRONG_URL,
                                "The signature was made over the URL " + verifier.withoutSecrets(url)
                                        + "; this endpoint takes it for " + verifier.withoutSecrets(own) + "."),
                        from.withUrl(url)));
    }

    private static boolean readsUrl(SignatureRule rule) {
        var templates = String.valueOf(rule.signed()) + rule.require() + rule.jws() + rule.components();
        return WORDS.stream().anyMatch(templates::contains)
                || templates.contains("@target-uri")
                || templates.contains("@path")
                || templates.contains("@authority");
    }

    private static Set<String> variants(Attempt from, String url) {
        var variants = new LinkedHashSet<String>();
        var parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return variants;
        }
        var query = parts.group(4) == null ? "" : parts.group(4);
        for (var scheme : Set.of("https", "http")) {
            for (var host : hosts(from, parts.group(2), scheme)) {
                for (var path : paths(parts.group(3))) {
                    variants.add(scheme + "://" + host + path + query);
                    variants.add(scheme + "://" + host + path);
                }
            }
        }
        return variants;
    }

    private static Set<String> hosts(Attempt from, String own, String scheme) {
        var hosts = new LinkedHashSet<String>();
        hosts.add(own);
        Stream.of("X-Forwarded-Host", "X-Original-Host", "Host")
                .flatMap(name -> from.request().headers().all(name).stream())
                .forEach(hosts::add);
        for (var host : Set.copyOf(hosts)) {
            var bare = PORT.matcher(host).replaceFirst("");
            hosts.add(bare);
            hosts.add(bare + (scheme.equals("https") ? ":443" : ":80"));
        }
        return hosts;
    }

    private static Set<String> paths(String own) {
        var paths = new LinkedHashSet<String>();
        paths.add(own);
        paths.add(own.endsWith("/") ? own.substring(0, own.length() - 1) : own + "/");
        return paths;
    }
}
