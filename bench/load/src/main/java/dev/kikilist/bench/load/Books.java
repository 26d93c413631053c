package dev.kikilist.bench.load;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.bench.load.Registration.Vendor;
import dev.kikilist.local.ApiClient;
import dev.kikilist.representation.ReceiptDocument;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what was handed in with what the system holds: bucket, table, mails, and what its users are shown. */
final class Books {
    private final SystemProcess system;
    private final Map<Vendor, List<HandedIn>> handedIn;
    private final Collection<JsonNode> procurements;
    private final Comparison comparison;

    private Books(
            SystemProcess system,
            Map<Vendor, List<HandedIn>> handedIn,
            Collection<JsonNode> procurements,
            Comparison comparison) {
        this.system = system;
        this.handedIn = handedIn;
        this.procurements = procurements;
        this.comparison = comparison;
    }

    /**
     * What was found.
     *
     * @param faults what is not as it must be, none when everything was done exactly once
     * @param counts how many of each were looked at, by name
     */
    record Balance(List<String> faults, Map<String, Long> counts) {
        Balance {
            faults = List.copyOf(faults);
            counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        }

        long count(String name) {
            return Objects.requireNonNullElse(counts.get(name), 0L);
        }
    }

    /** How far the system has come. */
    record Progress(long decided, long undecided, long unsent, long mails) {
        /** Returns whether {@code lists} lists are decided and nothing is left to be done. */
        boolean isEndOf(int lists) {
            return isDecided(lists) && unsent == 0;
        }

        /** Returns whether {@code lists} lists are decided and no other waits. */
        boolean isDecided(int lists) {
            return decided >= lists && undecided == 0;
        }
    }

    /** Returns how far the system has come. */
    static Progress progress(SystemProcess system) {
        try (var engines = system.engines();
                var dynamoDb = SystemProcess.dynamoDb(engines)) {
            var holdings = new Holdings(List.of(), Holdings.items(dynamoDb, system.table()), List.of());
            var decided = holdings.submissions()
                    .collect(Collectors.partitioningBy(Holdings::isDecided, Collectors.counting()));
            return new Progress(
                    requireNonNull(decided.get(true)),
                    requireNonNull(decided.get(false)),
                    holdings.mailsOwed()
                            .filter(mail -> !Holdings.text(mail, "state").equals("SENT"))
                            .count(),
                    system.mailCount());
        }
    }

    /**
     * Compares everything, for a system that has come to rest.
     *
     * @param handedIn all lists whose upload was answered
     * @param procurements what they were handed in to
     */
    static Balance balance(
            SystemProcess system, Map<Vendor, List<HandedIn>> handedIn, Collection<JsonNode> procurements) {
        var comparison = new Comparison(Holdings.of(system));
        comparison.objects(handedIn.values().stream().mapToLong(List::size).sum());
        comparison.mails();
        comparison.chains();
        new Books(system, handedIn, procurements, comparison).lists();
        return new Balance(comparison.faults(), comparison.counts());
    }

    private void fault(String what) {
        comparison.fault(what);
    }

    /** Each vendor finds each of its lists once, with all its rows, a receipt that is its file's, and versions from 1 on. */
    private void lists() {
        handedIn.forEach((vendor, lists) -> {
            var byName = new HashMap<String, HandedIn>();
            lists.forEach(list -> byName.put(list.fileName(), list));
            try (var api = system.as(vendor.user())) {
                for (var procurement : procurements) {
                    var shown = api.readAll(procurement.at("/links/submissions").asText());
                    var versions = shown.stream()
                            .map(submission -> submission.path("version").asInt())
                            .sorted()
                            .toList();
                    if (!versions.equals(
                            Stream.iterate(1, n -> n + 1).limit(shown.size()).toList())) {
                        fault("versions of " + vendor + " are " + versions);
                    }
                    for (var submission : shown) {
                        var list = byName.remove(submission.path("fileName").asText());
                        if (list == null) {
                            fault("shown twice, or never handed in: " + submission.path("fileName"));
                        } else {
                            list(api.read(submission.at("/links/self").asText()), list, api);
                        }
                    }
                }
            }
            byName.keySet().forEach(lost -> fault("lost: " + lost));
        });
    }

    private void list(JsonNode submission, HandedIn list, ApiClient api) {
        if (submission.path("decidedAt").isNull()) {
            fault(list.fileName() + " is still being read");
            return;
        }
        int rows = api.readAll(submission.at("/links/items").asText()).size();
        if (rows != list.rows()) {
            fault(list.fileName() + " has " + rows + " rows instead of " + list.rows());
        }
        comparison.count("rows", rows);
        var document =
                api.get(submission.at("/links/self").asText() + "/receipt").body();
        var receipt = ReceiptDocument.read(document.strip());
        if (!receipt.isIntact()
                || !ReceiptDocument.of(receipt).equals(document.strip())
                || !receipt.sha256().equals(list.sha256())) {
            fault("the receipt of " + list.fileName() + " does not verify");
        }
        comparison.count("receipts", 1);
    }
}
