package dev.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line chart as SVG; both axes begin at zero. Not safe for use by several threads. */
final class Plot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int MARGIN = 60;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#5b8c5a", "#8e6c8a");

    /** A point of a line. */
    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Line> lines = new ArrayList<>();

    Plot(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    Plot line(String name, List<Point> points) {
        lines.add(new Line(name, List.copyOf(points)));
        return this;
    }

    String svg() {
        double mostX = most(true);
        double mostY = most(false);
        var svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH, HEIGHT));
        svg.append(text(WIDTH / 2.0, 20, "middle", title)).append(text(WIDTH / 2.0, HEIGHT - 12, "middle", xLabel));
        svg.append(text(8, 40, "start", yLabel));
        for (int i = 0; i <= 4; i++) {
            double y = y(mostY * i / 4, mostY);
            svg.append(format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    MARGIN, y, WIDTH - MARGIN, y));
            svg.append(text(MARGIN - 6, y + 4, "end", number(mostY * i / 4)));
            svg.append(text(x(mostX * i / 4, mostX), HEIGHT - MARGIN + 18, "middle", number(mostX * i / 4)));
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append(line(lines.get(i), COLOURS.get(i % COLOURS.size()), mostX, mostY));
        }
        return svg.append("</svg>\n").toString();
    }

    private String line(Line line, String colour, double mostX, double mostY) {
        var path = new StringBuilder();
        for (var point : line.points()) {
            path.append(format("%.1f,%.1f ", x(point.x(), mostX), y(point.y(), mostY)));
        }
        var last = line.points().get(line.points().size() - 1);
        return format(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                        path.toString().trim(), colour)
                + text(x(last.x(), mostX) + 4, y(last.y(), mostY) - 4, "start", line.name());
    }

    private double most(boolean ofX) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> ofX ? point.x() : point.y())
                .max()
                .orElse(1);
    }

    private static double x(double value, double most) {
        return MARGIN + value / most * (WIDTH - 2 * MARGIN);
    }

    private static double y(double value, double most) {
        return HEIGHT - MARGIN - value / most * (HEIGHT - 2 * MARGIN);
    }

    private static String text(double x, double y, String anchor, String words) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words);
    }

    private static String number(double value) {
        return format(value < 10 ? "%.1f" : "%,.0f", value);
    }

    private static String format(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
