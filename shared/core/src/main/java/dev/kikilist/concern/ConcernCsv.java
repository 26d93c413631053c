package dev.kikilist.concern;

import java.util.ArrayList;
import java.util.List;

/** Takes records from CSV (RFC 4180). Blank lines are none. A quote that is not closed takes the rest. */
final class ConcernCsv {
    private ConcernCsv() {}

    /** Returns the records; the first names the columns. */
    static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        int start = csv.startsWith("\uFEFF") ? 1 : 0;
        for (int i = start; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                endRecord(records, fields, field);
            } else if (c != '\r') {
                field.append(c);
            }
        }
        endRecord(records, fields, field);
        return records;
    }

    private static void endRecord(List<List<String>> records, List<String> fields, StringBuilder field) {
        fields.add(field.toString());
        field.setLength(0);
        if (fields.stream().anyMatch(text -> !text.isBlank())) {
            records.add(List.copyOf(fields));
        }
        fields.clear();
    }
}
