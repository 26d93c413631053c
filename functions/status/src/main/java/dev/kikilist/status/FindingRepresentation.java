package dev.kikilist.status;

import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;

/** Shows findings in the words of the catalogue. */
final class FindingRepresentation {
    private FindingRepresentation() {}

    /** Writes a finding. */
    static void write(JsonWriter json, Finding finding) {
        writeFields(json.beginObject(), finding);
        json.endObject();
    }

    /** Writes the fields of a finding into an object that has begun. */
    static void writeFields(JsonWriter json, Finding finding) {
        // Loaded when the first finding is shown: most requests show none.
        var text = Catalogue.standard().text(finding);
        var place = finding.at();
        json.field("code", finding.code().name())
                .field("class", finding.code().findingClass().name())
                .field("ja", text.japanese())
                .field("en", text.english())
                .beginObject("action")
                .field("ja", text.adviceJapanese())
                .field("en", text.adviceEnglish())
                .endObject()
                .field("source", text.paragraph())
                .field("sheet", place == null ? null : place.sheetName())
                .field("cell", place == null ? null : place.a1())
                .field("raw", finding.raw())
                .field("suggestion", finding.suggestion());
    }
}
