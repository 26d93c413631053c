package dev.kikilist.concern;

import dev.kikilist.procurement.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of a table. Its header names the columns, in any order:
 * {@code makers,corporateNumber,product,model,category,country,reason,validFrom,validUntil,bodies}; several names or codes in
 * one field are separated by {@code |}.
 */
final class ConcernTable {
    /** The most records of one import. */
    static final int MOST_RECORDS = 200;

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

    private ConcernTable() {}

    /** Returns the fault of a file that holds no record, or too many. */
    static FieldFault wrongNumber() {
        return new FieldFault(
                "",
                FieldFault.Code.OUT_OF_RANGE,
                "見出し行に続けて、1件以上" + MOST_RECORDS + "件以下の行を記載してください。",
                "Give a header and 1 to " + MOST_RECORDS + " records.");
    }

    /** Returns the entry that a record says; a column that there is not is a field that there is not. */
    static ConcernDraft draft(List<String> header, List<String> fields) {
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
}
