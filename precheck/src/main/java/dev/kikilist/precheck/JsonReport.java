package dev.kikilist.precheck;

import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Findings for programs: one JSON document, described in the module's README. */
final class JsonReport implements Report {
    private final PrintWriter out;
    private final Catalogue catalogue;
    private final JsonWriter json = JsonWriter.toText();

    JsonReport(PrintWriter out, Catalogue catalogue) {
        this.out = out;
        this.catalogue = catalogue;
        json.beginObject().beginArray("files");
    }

    @Override
    public void file(Path file, Examined examined, int items) {
        var format = examined.format();
        json.beginObject()
                .field("file", file.toString())
                .field("format", format == null ? null : format.name())
                .field("items", items)
                .beginArray("findings");
        examined.findings().forEach(this::finding);
        json.endArray().endObject();
    }

    private void finding(Finding finding) {
        var words = catalogue.text(finding);
        var at = finding.at();
        json.beginObject()
                .field("code", finding.code().name())
                .field("class", finding.code().findingClass().name())
                .field("sheet", at == null || at.sheetName().isEmpty() ? null : at.sheetName())
                .field("cell", at == null ? null : at.a1())
                .field("raw", finding.raw())
                .field("suggestion", finding.suggestion())
                .field("ja", words.japanese())
                .field("en", words.english())
                .field("adviceJa", words.adviceJapanese())
                .field("adviceEn", words.adviceEnglish())
                .field("paragraph", words.paragraph())
                .endObject();
    }

    @Override
    public void end() {
        out.println(json.endArray().endObject().text());
        out.flush();
    }
}
