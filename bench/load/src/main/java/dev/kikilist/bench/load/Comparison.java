package dev.kikilist.bench.load;

import static dev.kikilist.bench.load.Holdings.text;

import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.StoredChain;
import dev.kikilist.dynamodb.StoredChains;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.mail.MailTags;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a system holds with itself, and collects what is not as it must be. */
final class Comparison {
    private final Holdings holdings;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    Comparison(Holdings holdings) {
        this.holdings = holdings;
    }

    List<String> faults() {
        return faults;
    }

    Map<String, Long> counts() {
        return counts;
    }

    void fault(String what) {
        faults.add(what);
    }

    /** Counts {@code more} of what is named. */
    void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    /**
     * Each object version is one submission, and each submission is an object version.
     *
     * @param answered how many uploads were answered
     */
    void objects(long answered) {
        var stored = holdings.objects();
        var known = holdings.submissions().map(Holdings::id).toList();
        count("object versions", stored.size());
        count("submissions", known.size());
        difference("object without submission", stored, known);
        difference("submission without object", known, stored);
        holdings.submissions()
                .filter(item -> !Holdings.isDecided(item))
                .forEach(item -> fault(Holdings.id(item) + " is not decided: " + text(item, "state")));
        count("lists handed in", answered);
        if (answered != stored.size()) {
            fault(answered + " uploads were answered, and " + stored.size() + " objects are stored");
        }
    }

    /** Each owed mail was taken once, under the id that it is marked with, and no other mail was. */
    void mails() {
        var owed = holdings.mailsOwed().toList();
        var kept = holdings.mails();
        count("mails owed", owed.size());
        count("mails taken", kept.size());
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
    void chains() {
        StoredChains.forEach(holdings.items(), this::chain);
    }

    private void chain(StoredChain chain) {
        count("chains", 1);
        count("events", chain.events().size());
        ChainCheck.faults(chain.subject(), chain.events(), chain.head())
                .forEach(found -> fault(chain.subject() + ": event " + found.sequence() + " " + found.what()));
        chain.unreadable().forEach(place -> fault(chain.subject() + ": " + place + " cannot be read"));
        if (SubmissionId.parse(chain.subject().value()).isEmpty()) {
            return;
        }
        for (var kind : List.of(AuditKind.RECEIVED, AuditKind.DECIDED)) {
            long times = times(chain, kind);
            if (times != 1) {
                fault(chain.subject() + " was " + kind + " " + times + " times");
            }
        }
        count("taken up again", times(chain, AuditKind.TAKEN_UP));
    }

    private static long times(StoredChain chain, AuditKind kind) {
        return chain.events().stream()
                .filter(event -> event.entry().kind() == kind)
                .count();
    }

    private void difference(String what, Collection<String> those, Collection<String> without) {
        var left = new ArrayList<>(those);
        left.removeAll(new HashSet<>(without));
        left.forEach(one -> fault(what + ": " + one));
        if (new HashSet<>(those).size() != those.size()) {
            fault("twice among them: " + what);
        }
    }
}
