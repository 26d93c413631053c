package dev.kikilist.bench.load;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.StoredChain;
import dev.kikilist.bench.load.Registration.Vendor;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.StoredChains;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.local.ApiClient;
import dev.kikilist.mail.MailTags;
import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares what was handed in with what the system holds: bucket, table, mails, and what its users are shown. */
final class Books {
    private final SystemProcess system;
    private final Map<Vendor, List<HandedIn>> handedIn;
    private final Collection<JsonNode> procurements;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private Books(SystemProcess system, Map<Vendor, List<HandedIn>> handedIn, Collection<JsonNode> procurements) {
        this.system = system;
        this.handedIn = handedIn;
        this.procurements = procurements;
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
        var items = items(system);
        var decided = items.stream()
                .filter(item -> text(item, "sk").equals("SUBMISSION"))
                .collect(Collectors.partitioningBy(Books::isDecided, Collectors.counting()));
        return new Progress(
                requireNonNull(decided.get(true)),
                requireNonNull(decided.get(false)),
                mails(items).filter(mail -> !text(mail, "state").equals("SENT")).count(),
                system.mailCount());
    }

    /**
     * Compares everything, for a system that has come to rest.
     *
     * @param handedIn all lists whose upload was answered
     * @param procurements what they were handed in to
     */
    static Balance balance(
            SystemProcess system, Map<Vendor, List<HandedIn>> handedIn, Collection<JsonNode> procurements) {
        var books = new Books(system, handedIn, procurements);
        books.objects();
        books.mails();
        books.chains();
        books.lists();
        return new Balance(books.faults, books.counts);
    }

    private void fault(String what) {
        faults.add(what);
    }

    /** Each object version is one submission, and each submission is an object version. */
    private void objects() {
        try (var engines = system.engines();
                var s3 = SystemProcess.s3(engines)) {
            var stored = s3.listObjectVersionsPaginator(request -> request.bucket(system.bucket())).versions().stream()
                    .map(version -> new ObjectVersion(
                                    system.bucket(),
                                    version.key(),
                                    version.versionId(),
                                    version.size(),
                                    null,
                                    version.lastModified())
                            .submissionId()
                            .value())
                    .toList();
            var known = items(system).stream()
                    .filter(item -> text(item, "sk").equals("SUBMISSION"))
                    .map(Books::id)
                    .toList();
            counts.put("object versions", (long) stored.size());
            counts.put("submissions", (long) known.size());
            difference("object without submission", stored, known);
            difference("submission without object", known, stored);
            items(system).stream()
                    .filter(item -> text(item, "sk").equals("SUBMISSION") && !isDecided(item))
                    .forEach(item -> fault(id(item) + " is not decided: " + text(item, "state")));
            long answered = handedIn.values().stream().mapToLong(List::size).sum();
            counts.put("lists handed in", answered);
            if (answered != stored.size()) {
                fault(answered + " uploads were answered, and " + stored.size() + " objects are stored");
            }
        }
    }

    /** Each owed mail was taken once, under the id that it is marked with, and no other mail was. */
    private void mails() {
        var owed = mails(items(system)).toList();
        var kept = system.mails();
        counts.put("mails owed", (long) owed.size());
        counts.put("mails taken", (long) kept.size());
        owed.stream()
                .filter(mail -> !text(mail, "state").equals("SENT"))
                .forEach(mail -> fault(text(mail, "pk") + " " + text(mail, "sk") + " is " + text(mail, "state")));
        var marked = owed.stream().map(mail -> text(mail, "messageId")).toList();
        var taken = kept.stream().map(KeptMail::id).toList();
        difference("mail marked as sent and not taken", marked, taken);
        difference("mail taken and not marked", taken, marked);
        var once = new HashSet<Object>();
        for (var mail : kept) {
            var claim = MailTags.parse(mail.tags());
            if (claim.isEmpty() || !once.add(claim.get().id())) {
                fault("mail taken twice, or of nobody: " + mail.tags());
            }
        }
    }

    /** Each chain is whole, and tells each thing once. */
    private void chains() {
        var chains = new ArrayList<StoredChain>();
        try (var engines = system.engines()) {
            StoredChains.forEach(DynamoDbTable.over(engines, system.table()), chains::add);
        }
        counts.put("chains", (long) chains.size());
        counts.put(
                "events",
                chains.stream().mapToLong(chain -> chain.events().size()).sum());
        for (var chain : chains) {
            ChainCheck.faults(chain.subject(), chain.events(), chain.head())
                    .forEach(found -> fault(chain.subject() + ": event " + found.sequence() + " " + found.what()));
            chain.unreadable().forEach(place -> fault(chain.subject() + ": " + place + " cannot be read"));
            if (SubmissionId.parse(chain.subject().value()).isEmpty()) {
                continue;
            }
            for (var kind : List.of(AuditKind.RECEIVED, AuditKind.DECIDED)) {
                long times = chain.events().stream()
                        .filter(event -> event.entry().kind() == kind)
                        .count();
                if (times != 1) {
                    fault(chain.subject() + " was " + kind + " " + times + " times");
                }
            }
            counts.merge(
                    "taken up again",
                    chain.events().stream()
                            .filter(event -> event.entry().kind() == AuditKind.TAKEN_UP)
                            .count(),
                    Long::sum);
        }
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
        counts.merge("rows", (long) rows, Long::sum);
        var document =
                api.get(submission.at("/links/self").asText() + "/receipt").body();
        var receipt = ReceiptDocument.read(document.strip());
        if (!receipt.isIntact()
                || !ReceiptDocument.of(receipt).equals(document.strip())
                || !receipt.sha256().equals(list.sha256())) {
            fault("the receipt of " + list.fileName() + " does not verify");
        }
        counts.merge("receipts", 1L, Long::sum);
    }

    private void difference(String what, Collection<String> those, Collection<String> without) {
        var left = new ArrayList<>(those);
        left.removeAll(new HashSet<>(without));
        left.forEach(one -> fault(what + ": " + one));
        if (new HashSet<>(those).size() != those.size()) {
            fault("twice among them: " + what);
        }
    }

    private static boolean isDecided(Map<String, AttributeValue> submission) {
        return SubmissionState.valueOf(text(submission, "state")).isDecided();
    }

    private static String id(Map<String, AttributeValue> item) {
        return text(item, "pk").replaceFirst("^SUB#", "");
    }

    private static List<Map<String, AttributeValue>> items(SystemProcess system) {
        try (var engines = system.engines();
                var dynamoDb = SystemProcess.dynamoDb(engines)) {
            return dynamoDb
                    .scanPaginator(request -> request.tableName(system.table()).consistentRead(true))
                    .items()
                    .stream()
                    .toList();
        }
    }

    private static Stream<Map<String, AttributeValue>> mails(List<Map<String, AttributeValue>> items) {
        return items.stream().filter(item -> text(item, "sk").startsWith("MAIL#"));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name)
                ? requireNonNull(requireNonNull(item.get(name)).s())
                : "";
    }
}
