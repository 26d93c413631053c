package dev.kikilist.policy;

import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The editions of the agreement and the rules about which of them holds.
 *
 * <p>Everything comes from tables beside this class, each read when it is first needed; a new edition is a new table,
 * not new code. Immutable, to be shared by threads.
 */
public final class Editions {
    private static final String LISTED = "LISTED";
    private static final String NOT_LISTED = "NOT_LISTED";

    private final List<Edition> all;
    private final Lazy<List<Rule>> applicability;

    private Editions(List<Edition> all, Lazy<List<Rule>> applicability) {
        this.all = List.copyOf(all);
        this.applicability = applicability;
    }

    /** Returns the editions that come with this program; always the same instance. */
    public static Editions bundled() {
        return Bundled.EDITIONS;
    }

    /** Returns all editions, the earliest first. */
    public List<Edition> all() {
        return all;
    }

    /**
     * Returns the edition with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Edition edition(EditionId id) {
        for (var edition : all) {
            if (edition.id().value().equals(id.value())) {
                return edition;
            }
        }
        throw new IllegalArgumentException("no such edition: " + id);
    }

    /**
     * Returns the edition in force on the day a procurement started.
     *
     * <p>For a day before the first edition that is the first one: whether the agreement binds at all is another
     * question, answered by {@link #applicabilityOf}.
     *
     * @param procurementStart the day the procurement started, in Japan
     */
    public Edition inForceOn(LocalDate procurementStart) {
        var inForce = all.getFirst();
        for (var edition : all) {
            if (!edition.effectiveFrom().isAfter(procurementStart)) {
                inForce = edition;
            }
        }
        return inForce;
    }

    /**
     * Returns whether the agreement binds a body in a procurement (§8).
     *
     * @param body the body
     * @param procurementStart the day the procurement started, in Japan
     */
    public Applicability applicabilityOf(BodyCode body, LocalDate procurementStart) {
        var rules = applicability.get();
        var bodies = NOT_LISTED;
        for (var rule : rules) {
            if (rule.bodies.equals(body.value())) {
                bodies = body.value();
            }
        }
        if (bodies.equals(NOT_LISTED) && isListed(body)) {
            bodies = LISTED;
        }
        for (var rule : rules) {
            if (rule.bodies.equals(bodies) && rule.covers(procurementStart)) {
                return rule.applicability;
            }
        }
        throw new IllegalStateException("no rule for " + body + " on " + procurementStart);
    }

    private boolean isListed(BodyCode body) {
        for (var edition : all) {
            if (edition.body(body).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Editions load() {
        var categories = new Lazy<Categories>() {
            @Override
            Categories make() {
                return Categories.load();
            }
        };
        var annexes = new HashMap<String, Lazy<Annex1>>();
        var editions = new ArrayList<Edition>();
        for (var row : Table.rows("editions.tsv", 5)) {
            editions.add(new Edition(
                    new EditionId(row[0]),
                    Table.day(row[1]),
                    row[2].equals("FULL") ? EditionText.FULL : EditionText.DATES_ONLY,
                    row[4].equals("required"),
                    annex1(annexes, row[3]),
                    categories));
        }
        return new Editions(editions, new Lazy<List<Rule>>() {
            @Override
            List<Rule> make() {
                return loadRules();
            }
        });
    }

    private static Lazy<Annex1> annex1(Map<String, Lazy<Annex1>> annexes, String edition) {
        var known = annexes.get(edition);
        if (known != null) {
            return known;
        }
        var annex = new Lazy<Annex1>() {
            @Override
            Annex1 make() {
                return Annex1.load(edition);
            }
        };
        annexes.put(edition, annex);
        return annex;
    }

    private static List<Rule> loadRules() {
        var rules = new ArrayList<Rule>();
        for (var row : Table.rows("applicability.tsv", 6)) {
            rules.add(new Rule(
                    row[0],
                    row[1].isEmpty() ? LocalDate.MIN : Table.day(row[1]),
                    row[2].isEmpty() ? LocalDate.MAX : Table.day(row[2]),
                    applicability(row[3], new BilingualText(row[4], row[5]))));
        }
        return List.copyOf(rules);
    }

    private static Applicability applicability(String outcome, BilingualText explanation) {
        return switch (outcome) {
            case "BINDING" -> new Applicability.Binding(explanation);
            case "NOT_BINDING" -> new Applicability.NotBinding(explanation);
            case "UNCERTAIN" -> new Applicability.Uncertain(explanation);
            default -> throw new IllegalStateException("unknown outcome: " + outcome);
        };
    }

    /**
     * A line of the table of §8.
     *
     * @param bodies a body's code, or {@link #LISTED} for the other bodies of 別紙1, or {@link #NOT_LISTED}
     * @param from the first day it covers
     * @param before the first day after that it does not cover
     * @param applicability what holds
     */
    private record Rule(String bodies, LocalDate from, LocalDate before, Applicability applicability) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(before);
        }
    }

    private static final class Bundled {
        static final Editions EDITIONS = load();
    }
}
