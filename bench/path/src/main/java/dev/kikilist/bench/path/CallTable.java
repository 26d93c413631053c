package dev.kikilist.bench.path;

import java.util.stream.Collectors;

/** Writes what each path takes as a table. */
record CallTable(Paths paths) {
    String markdown() {
        var text = new StringBuilder("""
                | path | calls of AWS | read units | write units | sent, KB | received, KB | ms here |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        line(text, "a sound list of 20 rows, until it is decided", paths.soundList());
        line(text, "its %d mails".formatted(paths.mails().forSoundList()), paths.mailsOfSoundList());
        line(text, "the list that replaces it", paths.replacement());
        line(text, "a list of 20 rows with a new maker", paths.newMaker());
        line(text, "a sound list of 30 rows", paths.thirtyRows());
        line(text, "a list of 20 rows with mistakes", paths.listWithMistakes());
        line(text, "its %d mails".formatted(paths.mails().forMistakes()), paths.mailsOfMistakes());
        line(text, "a list of 10,000 rows", paths.largeList());
        line(text, "where a sound list stands", paths.statusOfSoundList());
        line(text, "the same, asked again", paths.statusAskedAgain());
        line(text, "where a list with mistakes stands", paths.statusOfMistakes());
        line(text, "a page of a search through %,d lists".formatted(paths.lists()), paths.search());
        line(text, "a recall through %,d lists".formatted(paths.lists()), paths.recall());
        text.append("\nThe calls:\n\n");
        calls(text, "A sound list of 20 rows", paths.soundList());
        calls(text, "Its mails", paths.mailsOfSoundList());
        calls(text, "A list of 10,000 rows", paths.largeList());
        text.append("""

                Where the write units of a sound list of 20 rows go:

                | call | items | units of the table | of its indexes |
                |---|---|---:|---:|
                """);
        paths.soundList().writes().forEach(write -> line(text, write));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Cost cost) {
        text.append("| %s | %,d | %,.1f | %,.0f | %,.1f | %,.1f | %,d |%n"
                .formatted(
                        name,
                        cost.allCalls(),
                        cost.readUnits(),
                        cost.writeUnits(),
                        cost.bytesSent() / 1e3,
                        cost.bytesReceived() / 1e3,
                        cost.time().toMillis()));
    }

    private static void line(StringBuilder text, Written write) {
        text.append("| %s | %s | %,.0f | %,.0f |%n"
                .formatted(
                        write.operation(),
                        write.items().entrySet().stream()
                                .map(kind -> kind.getValue() + " " + kind.getKey())
                                .collect(Collectors.joining(", ")),
                        write.tableUnits(),
                        write.indexUnits()));
    }

    private static void calls(StringBuilder text, String name, Cost cost) {
        text.append("- ")
                .append(name)
                .append(": ")
                .append(cost.calls().entrySet().stream()
                        .map(call -> call.getValue() + " " + call.getKey())
                        .collect(Collectors.joining(", ")))
                .append(".\n");
    }
}
