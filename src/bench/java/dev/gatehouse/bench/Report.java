package dev.gatehouse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of a run as a table for people and as JSON for programs, both under {@code target/bench}. */
record Report(Figures figures) {

    private record Ratio(String name, String of, String to) {}

    private static final Ratio[] RATIOS = {
        new Ratio("ack rate / single-row inserts", "ack", "single-row inserts"),
        new Ratio("ack rate / verified, nothing stored", "ack", "verified, nothing stored"),
        new Ratio("end to end / single-row inserts", "end to end", "single-row inserts"),
        new Ratio("end to end / Fastify + pg-boss", "end to end", "Fastify + pg-boss, end to end"),
        new Ratio("ack rate with 50 % duplicates / without", "ack, 50 % duplicates", "ack"),
    };

    /** Writes {@code NAME.md} and {@code NAME.json}; answers the former. */
    String write(String name) throws IOException {
        var directory = Files.createDirectories(Path.of("target", "bench"));
        var table = table();
        Files.writeString(directory.resolve(name + ".md"), table);
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter();
        Files.writeString(
                directory.resolve(name + ".json"),
                json.writeValueAsString(Map.of("rounds", figures.all(), "medians", medians(), "ratios", ratios())));
        return table;
    }

    private Map<String, Double> medians() {
        var medians = new LinkedHashMap<String, Double>();
        figures.all().keySet().forEach(name -> medians.put(name, figures.median(name)));
        return medians;
    }

    private Map<String, Double> ratios() {
        var ratios = new LinkedHashMap<String, Double>();
        for (var ratio : RATIOS) {
            if (figures.has(ratio.of()) && figures.has(ratio.to())) {
                ratios.put(ratio.name(), figures.median(ratio.of()) / figures.median(ratio.to()));
            }
        }
        return ratios;
    }

    private String table() {
        var text = new StringBuilder("| figure | median | least | most |\n|---|---|---|---|\n");
        figures.all()
                .keySet()
                .forEach(name -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s |%n",
                        name,
                        number(figures.median(name)),
                        number(figures.least(name)),
                        number(figures.most(name)))));
        text.append("\n| ratio | |\n|---|---|\n");
        ratios().forEach((name, value) -> text.append(String.format(Locale.ROOT, "| %s | %.2f |%n", name, value)));
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
