package dev.kikilist.bench.path;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Makes {@code docs/cost.md} of what was counted, of prices, and of what is taken to be used. */
final class CostSheet {
    private static final int MANY = 1_000;
    /** A submission's notice, its message received and deleted; Lambda polls for both. */
    private static final int QUEUE_REQUESTS = 3;

    private static final int RECALL_LISTS = 10_000;

    private final Paths paths;
    private final Figures prices;
    private final Figures use;
    private final SamTemplate template;

    CostSheet(Paths paths, SamTemplate template) throws IOException {
        this.paths = paths;
        this.template = template;
        this.prices = Figures.read("prices.tsv");
        this.use = Figures.read("use.tsv");
    }

    String markdown() {
        var sheets = new LinkedHashMap<String, Bill>();
        sheets.put("1,000 lists of 20 rows, sound", small(false).times(MANY));
        sheets.put("1,000 lists of 20 rows, with mistakes", small(true).times(MANY));
        sheets.put("1,000 lists of 10,000 rows", large().times(MANY));
        sheets.put("1,000 questions where a list stands", question().times(MANY));
        sheets.put("1,000 searches", search().times(MANY));
        sheets.put("a recall through 10,000 lists", recall());
        var month = new LinkedHashMap<String, Bill>();
        month.put("a month of %,.0f agencies".formatted(use.of("agencies")), month());
        month.put("a month without any use", fixed());
        var text = new StringBuilder();
        text.append("""
                # What it costs

                Made by `bench/path/run`; nothing here is written by hand. US dollars by the public prices of Tokyo, without tax, free tiers,
                stored data, logs and transfer out of AWS. Calls and units are counted on the embedded engines
                ([performance](performance.md)); the time in Lambda is that of warm handlers on the machine that made this page.

                """);
        table(text, sheets, "%.4f");
        text.append("\n## By the month\n\n");
        table(text, month, "%.2f");
        text.append("\nTaken to be used:\n\n| | |\n|---|---:|\n");
        use.rows().forEach(row -> text.append("| %s | %s |%n".formatted(row.get(2), row.get(1))));
        text.append(
                "\n## Prices\n\nAsia Pacific (Tokyo), as known in June 2025; `prices.tsv` in `bench/path` holds them.\n\n");
        text.append("| what | US dollars | for |\n|---|---:|---:|\n");
        prices.rows()
                .forEach(row -> text.append("| [%s](%s) | %s | %,d |%n"
                        .formatted(row.get(3), row.get(4), row.get(1), Long.parseLong(row.get(2)))));
        return text.toString();
    }

    private Bill small(boolean mistaken) {
        var list = mistaken ? paths.listWithMistakes() : paths.soundList();
        var mails = mistaken ? paths.mailsOfMistakes() : paths.mailsOfSoundList();
        int sent = mistaken ? paths.mails().forMistakes() : paths.mails().forSoundList();
        return submission(list).plus(Bill.of(mails, sent, memory("notify"), prices));
    }

    private Bill large() {
        return submission(paths.largeList())
                .plus(Bill.of(paths.mailsOfSoundList(), paths.mails().forSoundList(), memory("notify"), prices));
    }

    private Bill submission(Cost cost) {
        return Bill.of(cost, 1, memory("intake"), prices)
                .with("S3", prices.price("s3-put"))
                .with("SQS", QUEUE_REQUESTS * prices.price("sqs-request"));
    }

    private Bill question() {
        return asked(paths.statusOfSoundList());
    }

    private Bill search() {
        return asked(paths.search());
    }

    private Bill asked(Cost cost) {
        return Bill.of(cost, 1, memory("status"), prices).with("API Gateway", prices.price("http-request"));
    }

    private Bill recall() {
        return Bill.of(paths.recall(), 1, memory("sweep"), prices).times((double) RECALL_LISTS / paths.lists());
    }

    private Bill month() {
        double lists = use.of("agencies") * use.of("procurements") * use.of("bidders") * use.of("lists");
        double large = lists * use.of("large");
        double mistaken = (lists - large) * use.of("mistaken");
        return fixed().plus(small(false).times(lists - large - mistaken))
                .plus(small(true).times(mistaken))
                .plus(large().times(large))
                .plus(question().times(lists * use.of("questions")))
                .plus(search().times(use.of("searches")))
                .plus(recall().times(use.of("recalls")));
    }

    /** What stands there costs even when nobody uses it. */
    private Bill fixed() {
        return Bill.nothing()
                .with("alarms", resources("AWS::CloudWatch::Alarm") * prices.price("alarm"))
                .with("keys", resources("AWS::KMS::Key") * prices.price("key"));
    }

    private long resources(String type) {
        return template.root().at("Resources").entries().values().stream()
                .map(resource -> resource.at("Type"))
                .map(TemplateValue::text)
                .filter(type::equals)
                .count();
    }

    private int memory(String module) {
        return template.functions().stream()
                .filter(function -> function.codeUri().getName(1).toString().equals(module))
                .findFirst()
                .orElseThrow()
                .memoryMegabytes();
    }

    private static void table(StringBuilder text, Map<String, Bill> bills, String format) {
        var services = new TreeSet<String>();
        bills.values().forEach(bill -> services.addAll(bill.dollars().keySet()));
        text.append("| |");
        services.forEach(service -> text.append(" ").append(service).append(" |"));
        text.append(" all |\n|---|").append("---:|".repeat(services.size() + 1)).append("\n");
        bills.forEach((name, bill) -> {
            text.append("| ").append(name).append(" |");
            services.forEach(service -> text.append(" ")
                    .append(format.formatted(bill.dollars().getOrDefault(service, 0.0)))
                    .append(" |"));
            text.append(" ").append(format.formatted(bill.sum())).append(" |\n");
        });
    }
}
