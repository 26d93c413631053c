package dev.kikilist.concern;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.CategoryMatch;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.FieldChecks;
import dev.kikilist.procurement.FieldChecks.Field;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.procurement.FieldFault.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a draft of an entry and tells all its faults at once. */
final class ConcernChecks {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_MAKERS = 20;
    private static final Field NUMBER = new Field("/corporateNumber", "法人番号", "the corporate number");
    private static final Field PRODUCT = new Field("/product", "製品名", "the product");
    private static final Field MODEL = new Field("/model", "型番", "the model");
    private static final Field CATEGORY = new Field("/category", "区分", "the category");
    private static final Field COUNTRY = new Field("/country", "国", "the country");
    private static final Field REASON = new Field("/reason", "理由", "the reason");
    private static final Field FROM = new Field("/validFrom", "適用開始日", "the first day");
    private static final Field UNTIL = new Field("/validUntil", "適用終了日", "the last day");
    private static final Field MAKERS = new Field("/makers", "製造業者名", "the maker's names");

    private final Editions editions;

    ConcernChecks(Editions editions) {
        this.editions = editions;
    }

    /** How a check ended. */
    sealed interface Checked {
        /** The draft is in order. */
        record Sound(ConcernTerms terms) implements Checked {}

        /** These fields are at fault. */
        record Faulty(List<FieldFault> faults) implements Checked {}
    }

    Checked check(ConcernDraft draft) {
        var checks = new FieldChecks();
        var makers = makers(checks, draft.makers());
        var number = optional(
                draft.corporateNumber(),
                written -> checks.corporateNumber(NUMBER, written).orElse(null));
        var product = pattern(checks, PRODUCT, draft.product());
        var model = pattern(checks, MODEL, draft.model());
        var category = optional(draft.category(), written -> category(checks, written));
        var country = country(checks, draft.country());
        var reason = checks.text(REASON, draft.reason(), LONGEST_REASON);
        var from = checks.day(FROM, draft.validFrom());
        var until = optional(
                draft.validUntil(), written -> checks.day(UNTIL, written).orElse(null));
        checks.order(FROM, from.orElse(null), UNTIL, until);
        var bodies = bodies(checks, draft.bodies());
        checks.unknown(draft.unknownFields());
        if (!checks.faults().isEmpty()) {
            return new Checked.Faulty(checks.faults());
        }
        var terms = new ConcernTerms(
                makers,
                number,
                product,
                model,
                category,
                country,
                reason.orElseThrow(),
                from.orElseThrow(),
                until,
                bodies);
        if (terms.keys().isEmpty()) {
            checks.fault(
                    MAKERS,
                    Code.REQUIRED,
                    "製造業者名、法人番号、または「*」を含まない製品名・型番のいずれかを指定してください。",
                    "Give a maker, a corporate number, or a product or model without *.");
            return new Checked.Faulty(checks.faults());
        }
        return new Checked.Sound(terms);
    }

    private static List<String> makers(FieldChecks checks, List<String> written) {
        List<String> makers = new ArrayList<>();
        if (written.size() > MOST_MAKERS) {
            checks.fault(
                    MAKERS,
                    Code.OUT_OF_RANGE,
                    "製造業者名は" + MOST_MAKERS + "件までです。",
                    "Give at most " + MOST_MAKERS + " names of the maker.");
            return makers;
        }
        for (int i = 0; i < written.size(); i++) {
            var field = new Field(MAKERS.pointer() + "/" + i, MAKERS.japanese(), MAKERS.english());
            checks.text(field, written.get(i), LONGEST_NAME).ifPresent(makers::add);
        }
        return makers;
    }

    private static @Nullable NamePattern pattern(FieldChecks checks, Field field, @Nullable String written) {
        var text = checks.optionalText(field, written, LONGEST_NAME);
        if (text.isEmpty() || text.get().isEmpty()) {
            return null;
        }
        var pattern = new NamePattern(text.get());
        if (!pattern.saysSomething()) {
            checks.fault(
                    field,
                    Code.UNKNOWN_VALUE,
                    field.japanese() + "は、「*」以外の文字を含めて指定してください。",
                    "Give " + field.english() + " with more than *.");
            return null;
        }
        return pattern;
    }

    private @Nullable CategoryCode category(FieldChecks checks, String written) {
        var categories = latest().categories();
        var byCode = categories.category(new CategoryCode(written));
        if (byCode.isPresent()) {
            return byCode.get().code();
        }
        return switch (categories.match(written)) {
            case CategoryMatch.Exact exact -> exact.category().code();
            case CategoryMatch.Synonym synonym -> synonym.category().code();
            case CategoryMatch.Ambiguous ambiguous -> unknownCategory(checks);
            case CategoryMatch.DidYouMean near -> unknownCategory(checks);
            case CategoryMatch.Unknown unknown -> unknownCategory(checks);
        };
    }

    private static @Nullable CategoryCode unknownCategory(FieldChecks checks) {
        checks.fault(
                CATEGORY,
                Code.UNKNOWN_VALUE,
                "区分は、別紙2の区分（またはその符号）を1つ指定してください。",
                "Give one category of Annex 2, or its code.");
        return null;
    }

    private static String country(FieldChecks checks, @Nullable String written) {
        var country = checks.optionalText(COUNTRY, written, LONGEST_NAME).orElse("");
        if (!country.isEmpty() && !country.matches("[A-Z]{2}")) {
            checks.fault(
                    COUNTRY,
                    Code.UNKNOWN_VALUE,
                    "国は、2文字の国名コード（例: JP）で指定してください。",
                    "Give the country as two letters, such as JP.");
        }
        return country;
    }

    private SortedSet<BodyCode> bodies(FieldChecks checks, List<String> written) {
        var bodies = new TreeSet<BodyCode>(Comparator.comparing(BodyCode::value));
        for (int i = 0; i < written.size(); i++) {
            var known = written.get(i).isEmpty() ? Optional.empty() : latest().body(new BodyCode(written.get(i)));
            if (known.isPresent()) {
                bodies.add(new BodyCode(written.get(i)));
            } else {
                checks.fault(
                        new Field("/bodies/" + i, "機関", "the body"),
                        Code.UNKNOWN_VALUE,
                        "別紙1の機関の符号を指定してください。",
                        "Give the code of a body of Annex 1.");
            }
        }
        return bodies;
    }

    private Edition latest() {
        return editions.all().getLast();
    }

    private static <T> @Nullable T optional(@Nullable String written, Reading<T> reading) {
        return written == null || written.isBlank() ? null : reading.read(written);
    }

    /** Reads what was given. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T read(String written);
    }
}
