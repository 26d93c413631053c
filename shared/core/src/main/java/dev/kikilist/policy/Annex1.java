package dev.kikilist.policy;

import dev.kikilist.text.BilingualText;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.Folding;
import dev.kikilist.text.Spellings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of 別紙1 and the advising offices of one edition, and what is written for a body.
 *
 * <p>Loading it is part of a function's cold start: hence plain loops, and texts as keys instead of records, whose
 * hashCode is generated when it is first called.
 */
final class Annex1 {
    /** What may stand in front of a body's name without being part of it, as folded. */
    private static final String[] LEGAL_FORMS = {"独立行政法人", "国立研究開発法人", "(独)", "(国研)", "(独法)"};

    private final List<AdvisingOffice> advisingOffices;
    private final List<Body> bodies;
    private final Map<String, Body> byCode = new HashMap<>();
    private final Map<String, Body> byName = new HashMap<>();
    private final Map<String, Body> byAlias = new HashMap<>();
    private final Spellings<Body> spellings;

    private Annex1(List<AdvisingOffice> advisingOffices, List<Body> bodies) {
        this.advisingOffices = List.copyOf(advisingOffices);
        this.bodies = List.copyOf(bodies);
        for (var body : bodies) {
            byCode.put(body.code().value(), body);
            byName.put(Folding.fold(body.name()), body);
            if (body.printedAs() != null) {
                byName.put(Folding.fold(body.printedAs()), body);
            }
            for (var alias : body.aliases()) {
                byAlias.put(Folding.fold(alias), body);
            }
        }
        var all = new HashMap<>(byAlias);
        all.putAll(byName);
        spellings = new Spellings<>(all);
    }

    static Annex1 load(String edition) {
        var offices = new ArrayList<AdvisingOffice>();
        var bodies = new ArrayList<Body>();
        var names = officeNames();
        for (var row : Table.rows("edition-".concat(edition).concat(".tsv"), 8)) {
            switch (row[0]) {
                case "office" ->
                    offices.add(
                            new AdvisingOffice(new AdvisingOfficeCode(row[1]), names.getOrDefault(row[1], List.of())));
                case "body" -> bodies.add(body(row));
                default -> throw new IllegalStateException("unknown record: " + row[0]);
            }
        }
        return new Annex1(offices, bodies);
    }

    List<AdvisingOffice> advisingOffices() {
        return advisingOffices;
    }

    List<Body> bodies() {
        return bodies;
    }

    Optional<Body> body(BodyCode code) {
        return Optional.ofNullable(byCode.get(code.value()));
    }

    BodyMatch match(String written) {
        var key = Folding.fold(written);
        var match = known(key);
        if (match == null) {
            match = known(withoutLegalForm(key));
        }
        if (match == null && key.endsWith(")") && key.indexOf('(') > 0) {
            match = known(withoutLegalForm(key.substring(0, key.indexOf('('))));
        }
        if (match != null) {
            return match;
        }
        var name = withoutLegalForm(key);
        var beginning = bodyAtBeginning(name);
        if (beginning != null) {
            return new BodyMatch.DidYouMean(beginning);
        }
        var nearest = spellings.nearest(name);
        return nearest.isPresent() ? new BodyMatch.DidYouMean(nearest.get()) : new BodyMatch.Unknown();
    }

    private @Nullable BodyMatch known(String key) {
        var named = byName.get(key);
        if (named != null) {
            return new BodyMatch.Exact(named);
        }
        var alias = byAlias.get(key);
        return alias == null ? null : new BodyMatch.Alias(alias);
    }

    /** Returns the body whose name stands before something else, such as a bureau's name; the longest such name. */
    private @Nullable Body bodyAtBeginning(String key) {
        for (int length = key.length() - 1; length > 2; length--) {
            var body = byName.get(key.substring(0, length));
            if (body != null) {
                return body;
            }
        }
        return null;
    }

    private static String withoutLegalForm(String key) {
        for (var form : LEGAL_FORMS) {
            if (key.startsWith(form)) {
                return key.substring(form.length());
            }
        }
        return key;
    }

    private static Body body(String[] row) {
        return new Body(
                new BodyCode(row[1]),
                kind(row[2]),
                row[3],
                row[4].isEmpty() ? null : row[4],
                Table.parts(row[5]),
                row[6].isEmpty() ? null : new CorporateNumber(row[6]),
                row[7].isEmpty() ? null : Table.day(row[7]));
    }

    private static Map<String, List<AdvisingOffice.DatedName>> officeNames() {
        var names = new HashMap<String, List<AdvisingOffice.DatedName>>();
        for (var row : Table.rows("offices.tsv", 4)) {
            var ofOffice = names.get(row[0]);
            if (ofOffice == null) {
                ofOffice = new ArrayList<>();
                names.put(row[0], ofOffice);
            }
            ofOffice.add(new AdvisingOffice.DatedName(Table.day(row[1]), new BilingualText(row[2], row[3])));
        }
        return names;
    }

    private static BodyKind kind(String name) {
        for (var kind : BodyKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalStateException("unknown kind: ".concat(name));
    }
}
