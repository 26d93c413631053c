package dev.kikilist.bench.load;

import dev.kikilist.bench.load.LoadCommand.LoadPoint;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws what is done, and how long it takes, over what is offered. */
final class LoadPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int BOTTOM = 50;
    private static final int TOP = 30;
    private static final int RIGHT = 20;
    private static final int MARKS = 4;

    private final StringBuilder svg = new StringBuilder();
    private final double mostOffered;

    private LoadPlot(double mostOffered) {
        this.mostOffered = mostOffered;
    }

    /** Returns the picture of {@code points}, in the order of their rates. */
    static String svg(List<LoadPoint> points) {
        var plot = new LoadPlot(
                points.stream().mapToDouble(LoadPoint::offered).max().orElseThrow());
        plot.svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="white"/>
            """.formatted(WIDTH, 2 * HEIGHT));
        plot.part(0, "lists done a second", points, List.of(new Line("done", "#1f6fb2", LoadPoint::done)));
        plot.part(
                HEIGHT,
                "ms from upload to last mail",
                points,
                List.of(
                        new Line("median", "#1f6fb2", point -> point.median().toMillis()),
                        new Line("p99", "#c0392b", point -> point.p99().toMillis())));
        return plot.svg.append("</svg>\n").toString();
    }

    private record Line(String name, String colour, ToDoubleFunction<LoadPoint> value) {}

    private void part(int top, String title, List<LoadPoint> points, List<Line> lines) {
        double most = lines.stream()
                .flatMap(line -> points.stream().map(point -> line.value().applyAsDouble(point)))
                .max(Double::compare)
                .orElseThrow();
        text(LEFT, top + 18, "start", "#333", title);
        for (int mark = 0; mark <= MARKS; mark++) {
            double part = (double) mark / MARKS;
            double y = y(top, part);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    y));
            text(LEFT - 6, y + 4, "end", "#333", number(part * most));
            text(x(part * mostOffered), top + HEIGHT - BOTTOM + 18, "middle", "#333", number(part * mostOffered));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, top + HEIGHT - BOTTOM + 36, "middle", "#333", "lists offered a second");
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            svg.append("<polyline fill=\"none\" stroke=\"" + line.colour() + "\" stroke-width=\"2\" points=\""
                    + points.stream()
                            .map(point -> String.format(
                                    Locale.ROOT,
                                    "%.1f,%.1f",
                                    x(point.offered()),
                                    y(top, line.value().applyAsDouble(point) / most)))
                            .collect(Collectors.joining(" "))
                    + "\"/>\n");
            text(WIDTH - RIGHT, top + 18 + 14 * i, "end", line.colour(), line.name());
        }
    }

    private double x(double offered) {
        return LEFT + offered / mostOffered * (WIDTH - LEFT - RIGHT);
    }

    private static double y(int top, double part) {
        return top + HEIGHT - BOTTOM - part * (HEIGHT - BOTTOM - TOP);
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%,.0f", number);
    }
}
