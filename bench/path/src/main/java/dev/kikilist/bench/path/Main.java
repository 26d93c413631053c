package dev.kikilist.bench.path;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.testkit.report.PageSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts all paths and writes the cost sheet and the tables of calls. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var docs = Path.of(arguments[0], "docs");
        var paths = Paths.counted(Files.createTempDirectory("mails"), Integer.parseInt(arguments[1]));
        var table = new CallTable(paths).markdown();
        new PageSection(docs.resolve("performance.md"), "path").write(table);
        Files.writeString(docs.resolve("cost.md"), new CostSheet(paths, SamTemplate.ofThisProject()).markdown());
        System.out.println(table);
        // Threads of the engines outlive them.
        System.exit(0);
    }
}
