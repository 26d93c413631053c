package dev.kikilist.concern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries from CSV (RFC 4180). The first record names the columns, in any order:
 * {@code makers,corporateNumber,product,model,category,country,reason,validFrom,validUntil,bodies}; several names or codes in
 * one field are separated by {@code |}.
 */
final class ConcernCsv {
    private static final List<String> COLUMNS = List.of(
            "makers",
            "corporateNumber",
            "product",
            "model",
            "category",
            "country",
            "reason",
            "validFrom",
            "validUntil",
            "bodies");

    private ConcernCsv() {}

    /** Returns the drafts of all records but the first; a column that there is not is a field that there is not. */
    static List<ConcernDraft> drafts(String csv) {
        var records = records(csv);
        List<ConcernDraft> drafts = new ArrayList<>();
        if (records.isEmpty()) {
            return drafts;
        }
        var header = records.getFirst().stream().map(String::strip).toList();
        for (var fields : records.subList(1, records.size())) {
            drafts.add(draft(header, fields));
        }
        return drafts;
    }

    private static ConcernDraft draft(List<String> header, List<String> fields) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < Math.max(header.size(), fields.size()); i++) {
            var name = i < header.size() ? header.get(i) : "column " + (i + 1);
            if (COLUMNS.contains(name)) {
                named.put(name, i < fields.size() ? fields.get(i) : "");
            } else {
                unknown.add("/" + name);
            }
        }
        return new ConcernDraft(
                several(named.get("makers")),
                named.get("corporateNumber"),
                named.get("product"),
                named.get("model"),
                named.get("category"),
                named.get("country"),
                named.get("reason"),
                named.get("validFrom"),
                named.get("validUntil"),
                several(named.get("bodies")),
                unknown);
    }

    private static List<String> several(@Nullable String field) {
        List<String> several = new ArrayList<>();
        for (var part : Optional.ofNullable(field).orElse("").split("[|｜]", -1)) {
            if (!part.isBlank()) {
                several.add(part.strip());
            }
        }
        return several;
    }

    /** Returns the records; blank lines are none. A quote that is not closed takes the rest. */
    private static List<List<String>> records(String csv) {
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
