package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.policy.Categories;
import dev.kikilist.policy.Category;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.CategoryMatch;
import dev.kikilist.policy.Edition;
import dev.kikilist.reading.Remarks;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.Folding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges the items of a list, each by itself and by those before it. Keeps no row. */
final class ItemJudge {
    /** Distinct makers and categories whose meaning is remembered; past that it is worked out again. */
    private static final int REMEMBERED = 10_000;

    private static final String SEPARATORS_OF_MODELS = "\n\r、､";

    private final Edition edition;
    private final FindingLedger ledger;
    private final FieldJudge fields;

    private final Map<String, String> makerKeys = new HashMap<>();
    private final Map<String, CategoryMatch> categories = new HashMap<>();
    private final Map<String, MakerNumber> makerNumbers = new HashMap<>();
    private final Map<Integer, String> sheetNames = new HashMap<>();
    private final FirstPlaces products = new FirstPlaces();

    private int lastNumber;
    private boolean lastNumberBlank;
    private int lastSheet = -1;
    private String lastVendorName = "";
    private boolean servers;
    private boolean software;

    ItemJudge(Edition edition, FindingLedger ledger, FieldJudge fields) {
        this.edition = edition;
        this.ledger = ledger;
        this.fields = fields;
    }

    private record MakerNumber(CorporateNumber number, CellAddress at, Set<CorporateNumber> others) {}

    /** Judges the next item. */
    void judge(EquipmentItem item) {
        boolean sample = sampleLeftInVendorName(item);
        sample |= fields.sampleLeft(Term.MAKER, item.maker());
        sample |= fields.sampleLeft(Term.PRODUCT, item.product());
        sample |= fields.sampleLeft(Term.MODEL, item.model());
        fields.sampleLeft(Term.NUMBER, item.number());
        category(item);
        fields.required(Term.MAKER, item.maker());
        fields.required(Term.PRODUCT, item.product());
        if (!Remarks.isNone(item.model().value())) {
            fields.required(Term.MODEL, item.model());
        }
        severalModels(item.model());
        makerNumber(item, sample);
        number(item);
        if (!sample) {
            duplicate(item);
        }
    }

    /** Returns the category of 別紙2 that {@code written} means, or null when it is not exactly one. */
    @Nullable
    CategoryCode categoryMeant(String written) {
        return switch (match(written)) {
            case CategoryMatch.Exact exact -> exact.category().code();
            case CategoryMatch.Synonym synonym -> synonym.category().code();
            case CategoryMatch.Ambiguous ambiguous -> null;
            case CategoryMatch.DidYouMean near -> null;
            case CategoryMatch.Unknown unknown -> null;
        };
    }

    /** Returns whether there are servers among the items and no software. */
    boolean hasServersWithoutSoftware() {
        return servers && !software;
    }

    private boolean sampleLeftInVendorName(EquipmentItem item) {
        // The name is filled down: it is looked at where it stands.
        return item.vendorName().address().row() == item.product().address().row()
                && fields.sampleLeft(Term.VENDOR_NAME, item.vendorName());
    }

    private void category(EquipmentItem item) {
        var code = item.categoryCode();
        var cell = item.category();
        if (code != null) {
            servers |= code.isWithin(Categories.SERVERS);
            software |= code.isWithin(Categories.SOFTWARE);
            return;
        }
        if (!FieldJudge.isOnSheet(cell)) {
            return;
        }
        if (cell.isBlank() || Remarks.isNone(cell.value())) {
            ledger.add(Findings.categoryEmpty(cell));
            return;
        }
        if (fields.sampleLeft(Term.CATEGORY, cell)) {
            return;
        }
        switch (match(cell.value())) {
            case CategoryMatch.Exact exact -> {}
            case CategoryMatch.Synonym synonym -> {}
            case CategoryMatch.Ambiguous ambiguous -> {
                var candidates = ambiguous.categories();
                software |= candidates.stream().anyMatch(ItemJudge::isSoftware);
                ledger.add(Findings.categoryAmbiguous(
                        cell, candidates.stream().map(Category::shortName).toList()));
            }
            case CategoryMatch.DidYouMean near -> {
                software |= isSoftware(near.category());
                ledger.add(Findings.categoryUnknown(cell, near.category().shortName()));
            }
            case CategoryMatch.Unknown unknown -> ledger.add(Findings.categoryUnknown(cell, null));
        }
    }

    private static boolean isSoftware(Category category) {
        return category.code().isWithin(Categories.SOFTWARE);
    }

    private CategoryMatch match(String category) {
        return remembered(categories, category, edition.categories()::match);
    }

    private void severalModels(FormCell model) {
        var raw = model.raw().strip();
        for (int i = 0; i < raw.length(); i++) {
            if (SEPARATORS_OF_MODELS.indexOf(raw.charAt(i)) >= 0) {
                ledger.add(Findings.severalModels(model));
                return;
            }
        }
    }

    private void makerNumber(EquipmentItem item, boolean sample) {
        var number = item.makerCorporateNumber();
        fields.corporateNumber(
                Term.MAKER_NUMBER, item.makerNumber(), number, item.maker().value(), sample);
        if (number == null || item.maker().isBlank() || sample) {
            return;
        }
        var at = item.makerNumber().address();
        var known =
                makerNumbers.putIfAbsent(makerKey(item.maker().value()), new MakerNumber(number, at, new HashSet<>(0)));
        if (known != null && !known.number().equals(number) && known.others().add(number)) {
            ledger.add(Findings.makerNumbersDiffer(
                    item.makerNumber(),
                    item.maker().value(),
                    known.number().value(),
                    place(
                            at,
                            known.at().sheetIndex(),
                            known.at().sheetName(),
                            known.at().row())));
        }
    }

    private void number(EquipmentItem item) {
        var cell = item.number();
        if (!FieldJudge.isOnSheet(cell)) {
            return;
        }
        int sheet = cell.address().sheetIndex();
        var vendorName = item.vendorName().value();
        boolean newGroup = sheet != lastSheet || !vendorName.equals(lastVendorName);
        lastSheet = sheet;
        lastVendorName = vendorName;
        int expected = lastNumber + 1;
        int found = wholeNumber(cell.value());
        if (found == expected || (newGroup && found == 1)) {
            lastNumber = found;
            lastNumberBlank = false;
            return;
        }
        boolean blank = cell.isBlank();
        if (!blank || !lastNumberBlank) {
            ledger.add(Findings.numberOutOfOrder(cell, expected));
        }
        lastNumberBlank = blank;
        lastNumber = found > 0 ? found : expected;
    }

    private void duplicate(EquipmentItem item) {
        var maker = item.maker();
        var product = item.product();
        if (maker.isBlank() || product.isBlank()) {
            return;
        }
        var at = product.address();
        sheetNames.putIfAbsent(at.sheetIndex(), at.sheetName());
        if (products.seenBefore(
                at.sheetIndex(),
                at.row(),
                makerKey(maker.value()),
                Folding.fold(product.value()),
                Folding.fold(item.model().value()))) {
            var name = sheetNames.getOrDefault(products.sheet(), "");
            ledger.add(Findings.duplicate(product, place(at, products.sheet(), name, products.row())));
        }
    }

    private String makerKey(String maker) {
        return remembered(makerKeys, maker, Folding::foldMaker);
    }

    private static <V> V remembered(Map<String, V> memory, String key, Function<String, V> meaning) {
        var known = memory.get(key);
        if (known != null) {
            return known;
        }
        if (memory.size() >= REMEMBERED) {
            memory.clear();
        }
        var found = meaning.apply(key);
        memory.put(key, found);
        return found;
    }

    private static String place(CellAddress from, int sheet, String sheetName, int row) {
        return sheet == from.sheetIndex() ? Integer.toString(row) : sheetName + "!" + row;
    }

    /** Returns the whole number that {@code written} is, or -1. */
    private static int wholeNumber(String written) {
        var key = written.length() <= 7 ? Folding.fold(written) : "";
        if (key.isEmpty()) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
