package dev.kikilist.precheck;

import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Findings for people, Japanese first. */
record TextReport(PrintWriter out, Catalogue catalogue) implements Report {
    @Override
    public void file(Path file, Examined examined, int items) {
        out.println(file + "："
                + (examined.findings().isEmpty()
                        ? "指摘はありません / no findings"
                        : examined.findings().size() + " 件の指摘 / findings")
                + "（" + items + " 行 / rows）");
        examined.findings().forEach(this::finding);
    }

    private void finding(Finding finding) {
        var words = catalogue.text(finding);
        var at = finding.at();
        var place = at == null ? "—" : (at.sheetName().isEmpty() ? "" : at.sheetName() + "!") + at.a1();
        out.println("  " + place + "  " + finding.code() + "  " + words.japanese());
        if (finding.suggestion() != null) {
            out.println("      提案 / suggestion: " + finding.suggestion());
        }
        out.println("      " + words.adviceJapanese());
        out.println("      " + words.english());
    }

    @Override
    public void end() {
        out.flush();
    }
}
