package dev.kikilist.spreadsheet;

import java.util.List;

/**
 * A chart of horizontal, stacked bars beside the cells that it shows.
 *
 * @param title what it shows
 * @param sheet the name of the sheet that has the cells
 * @param names the cells that name the bars
 * @param series what the bars are made of, in the order of their drawing
 * @param place where it stands
 */
record BarChart(String title, String sheet, Cells names, List<Series> series, Place place) {
    private static final int ROWS_BESIDE_BARS = 4;
    private static final double BAR = 0.7;
    private static final int NARROWEST_GAP = 40;
    private static final int WIDEST_GAP = 500;

    /** Cells of one column, counted from 0, with what they show. */
    record Cells(int column, int firstRow, List<String> texts) {
        Cells {
            texts = List.copyOf(texts);
        }

        int lastRow() {
            return firstRow + texts.size() - 1;
        }
    }

    /** Numbers under a name, in a colour of six hexadecimal digits. */
    record Series(String name, String colour, Cells numbers) {}

    /** The cells that a chart covers, counted from 0, the last of each without. */
    record Place(int firstColumn, int firstRow, int lastColumn, int lastRow) {}

    BarChart {
        series = List.copyOf(series);
    }

    /** Returns how wide the gaps are, in percent of a bar: so that a bar is about as thick as a row, however few there are. */
    int gap() {
        double rows = place.lastRow() - place.firstRow() - ROWS_BESIDE_BARS;
        return (int) Math.clamp((rows / names.texts().size() - BAR) / BAR * 100, NARROWEST_GAP, WIDEST_GAP);
    }
}
