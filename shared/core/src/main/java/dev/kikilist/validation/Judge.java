package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.DateCell;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.equipment.VendorBlock;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.BodyMatch;
import dev.kikilist.policy.Categories;
import dev.kikilist.policy.Category;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.CategoryMatch;
import dev.kikilist.policy.Edition;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.reading.FormHead;
import dev.kikilist.reading.Remarks;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.Folding;
import dev.kikilist.text.JapaneseDate;
import dev.kikilist.text.SampleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges one list by one edition of the agreement: takes its rows one after another and then says all that is to be said
 * of the file at once.
 *
 * <p>Keeps no row. Findings are bounded as {@link FindingLedger} says. What only reviewers see (R301 to R303)
 * is found apart, by {@link dev.kikilist.concern.WatchConcerns}.
 */
public final class Judge {
    /** Distinct makers and categories whose meaning is remembered; past that it is worked out again. */
    private static final int REMEMBERED = 10_000;

    private static final String SEPARATORS_OF_MODELS = "\n\r、､";

    private final Circumstances circumstances;
    private final Edition edition;
    private final FindingLedger ledger = new FindingLedger();

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

    private final Set<String> subcontractorNames = new HashSet<>();
    private final List<FormCell> outsourcers = new ArrayList<>();

    public Judge(Circumstances circumstances) {
        this.circumstances = circumstances;
        this.edition = circumstances.edition();
    }

    private record MakerNumber(CorporateNumber number, CellAddress at, Set<CorporateNumber> others) {}

    /** Returns the category of 別紙2 that {@code written} means, or null when it is not exactly one. */
    public @Nullable CategoryCode categoryMeant(String written) {
        return switch (match(written)) {
            case CategoryMatch.Exact exact -> exact.category().code();
            case CategoryMatch.Synonym synonym -> synonym.category().code();
            case CategoryMatch.Ambiguous ambiguous -> null;
            case CategoryMatch.DidYouMean near -> null;
            case CategoryMatch.Unknown unknown -> null;
        };
    }

    /** Takes a finding that somebody else made. */
    public void finding(Finding finding) {
        ledger.add(finding);
    }

    /** Judges the next item. */
    public void item(EquipmentItem item) {
        boolean sample = sampleLeftInVendorName(item);
        sample |= sampleLeft(Term.MAKER, item.maker());
        sample |= sampleLeft(Term.PRODUCT, item.product());
        sample |= sampleLeft(Term.MODEL, item.model());
        sampleLeft(Term.NUMBER, item.number());
        category(item);
        required(Term.MAKER, item.maker());
        required(Term.PRODUCT, item.product());
        if (!Remarks.isNone(item.model().value())) {
            required(Term.MODEL, item.model());
        }
        severalModels(item.model());
        makerNumber(item, sample);
        number(item);
        if (!sample) {
            duplicate(item);
        }
    }

    /** Judges the next subcontractor. */
    public void subcontractor(Subcontractor subcontractor) {
        var to = subcontractor.to();
        boolean sample = sampleLeft(Term.TO, to);
        sampleLeft(Term.FROM, subcontractor.from());
        sampleLeft(Term.WORK, subcontractor.work());
        sampleLeft(Term.PLACE, subcontractor.place());
        required(Term.TO, to);
        required(Term.WORK, subcontractor.work());
        corporateNumber(
                Term.TO_NUMBER, subcontractor.toNumber(), subcontractor.toCorporateNumber(), to.value(), sample);
        int tier = Tiers.read(subcontractor.tier().value());
        if (tier == Tiers.NONE && isOnSheet(subcontractor.tier())) {
            ledger.add(Findings.tierUnreadable(subcontractor.tier()));
        }
        subcontractorNames.add(Folding.foldMaker(to.value()));
        if (tier > 1 && !subcontractor.from().isBlank()) {
            outsourcers.add(subcontractor.from());
        }
    }

    /**
     * Judges what stood outside the tables and what is missing, and returns all findings in reading order.
     *
     * <p>When there is no list, or one that is too long, only the refusal is returned: nothing else would be of use. When
     * the list's header was not recognised, the fields outside the table are judged too.
     */
    public List<Finding> findings(FormHead head) {
        switch (head.listing()) {
            case ABSENT, TOO_LONG -> {
                return ledger.refusals();
            }
            case NOT_RECOGNISED -> {
                vendorBlock(head.vendorBlock());
                ministryBlock(head.ministryBlock());
            }
            case READ -> {
                vendorBlock(head.vendorBlock());
                ministryBlock(head.ministryBlock());
                wholeList(head);
            }
        }
        return ledger.sorted();
    }

    // --- items

    private boolean sampleLeftInVendorName(EquipmentItem item) {
        // The name is filled down: it is looked at where it stands.
        return item.vendorName().address().row() == item.product().address().row()
                && sampleLeft(Term.VENDOR_NAME, item.vendorName());
    }

    private boolean sampleLeft(Term field, FormCell cell) {
        if (cell.isBlank() || !SampleText.isSample(cell.value())) {
            return false;
        }
        ledger.add(Findings.sampleLeft(field, cell));
        return true;
    }

    private void required(Term field, FormCell cell) {
        if (cell.isBlank() || Remarks.isNone(cell.value())) {
            ledger.add(Findings.fieldMissing(field, cell));
        } else if (Remarks.isNotKnown(cell.value())) {
            ledger.add(Findings.valueNotKnown(field, cell));
        }
    }

    private void category(EquipmentItem item) {
        var code = item.categoryCode();
        var cell = item.category();
        if (code != null) {
            servers |= code.isWithin(Categories.SERVERS);
            software |= code.isWithin(Categories.SOFTWARE);
            return;
        }
        if (!isOnSheet(cell)) {
            return;
        }
        if (cell.isBlank() || Remarks.isNone(cell.value())) {
            ledger.add(Findings.categoryEmpty(cell));
            return;
        }
        if (sampleLeft(Term.CATEGORY, cell)) {
            return;
        }
        switch (match(cell.value())) {
            case CategoryMatch.Exact exact -> {}
            case CategoryMatch.Synonym synonym -> {}
            case CategoryMatch.Ambiguous ambiguous -> {
                var candidates = ambiguous.categories();
                software |= candidates.stream().anyMatch(Judge::isSoftware);
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
        corporateNumber(
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

    private void corporateNumber(
            Term field, FormCell cell, @Nullable CorporateNumber number, String company, boolean sample) {
        if (number != null || !isOnSheet(cell)) {
            return;
        }
        switch (CorporateNumber.parse(cell.value())) {
            case ParseResult.Valid valid -> {}
            case ParseResult.Absent absent -> {
                if (!sample && CompanyGuess.looksJapanese(company) && !Remarks.isNotKnown(company)) {
                    ledger.add(Findings.domesticMakerWithoutNumber(cell, company));
                }
            }
            case ParseResult.Repaired repaired ->
                ledger.add(Findings.corporateNumberMalformed(field, cell, repaired.slip(), repaired.number()));
            case ParseResult.Malformed malformed -> {
                if (!sampleLeft(field, cell)) {
                    ledger.add(
                            Findings.corporateNumberMalformed(field, cell, malformed.slip(), malformed.suggestion()));
                }
            }
        }
    }

    private void number(EquipmentItem item) {
        var cell = item.number();
        if (!isOnSheet(cell)) {
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

    // --- the blocks

    private void vendorBlock(VendorBlock block) {
        var procurement = circumstances.procurement();
        var subject = block.subject();
        if (subject == null || subject.isBlank()) {
            ledger.add(Findings.subjectEmpty(addressOf(subject)));
        } else if (!sampleLeft(Term.SUBJECT, subject)
                && procurement != null
                && !Folding.fold(subject.value()).equals(Folding.fold(procurement.title()))) {
            ledger.add(Findings.subjectDiffers(subject, procurement.title()));
        }
        var vendorName = block.vendorName();
        if (vendorName == null || vendorName.isBlank()) {
            ledger.add(Findings.vendorNameEmpty(addressOf(vendorName)));
        } else if (!sampleLeft(Term.VENDOR_NAME, vendorName)) {
            vendorName(vendorName);
        }
        var person = block.person();
        if (person == null || person.isBlank()) {
            ledger.add(Findings.personEmpty(addressOf(person)));
        } else {
            sampleLeft(Term.PERSON, person);
        }
        var email = block.email();
        if (email == null || (!sampleLeft(Term.EMAIL, email) && !Reachability.isEmail(email.value()))) {
            ledger.add(Findings.contactUnusable(Term.EMAIL, email, null));
        }
        var phone = block.phone();
        if (phone == null || (!sampleLeft(Term.PHONE, phone) && !Reachability.isPhone(phone.value()))) {
            var suggestion = phone == null ? null : Reachability.withLeadingZero(phone.value());
            ledger.add(Findings.contactUnusable(Term.PHONE, phone, suggestion));
        }
    }

    private void vendorName(FormCell cell) {
        var invited = circumstances.vendorName();
        if (invited == null) {
            return;
        }
        var written = Folding.foldMaker(cell.value());
        var registered = Folding.foldMaker(invited);
        // A consortium names several; a branch may follow the name.
        if (!written.contains(registered) && !registered.contains(written)) {
            ledger.add(Findings.vendorNameDiffers(cell, invited));
        }
    }

    private void ministryBlock(MinistryBlock block) {
        body(block.bodyName());
        sampleLeftIn(Term.DEPARTMENT, block.department());
        sampleLeftIn(Term.MINISTRY_PERSON, block.person());
        var email = block.email();
        if (email != null
                && !email.isBlank()
                && !sampleLeft(Term.EMAIL, email)
                && !Reachability.isEmail(email.value())) {
            ledger.add(Findings.ministryContactUnusable(Term.EMAIL, email, null));
        }
        var phone = block.phone();
        if (phone != null
                && !phone.isBlank()
                && !sampleLeft(Term.PHONE, phone)
                && !Reachability.isPhone(phone.value())) {
            ledger.add(
                    Findings.ministryContactUnusable(Term.PHONE, phone, Reachability.withLeadingZero(phone.value())));
        }
        dates(block);
    }

    private void body(@Nullable FormCell cell) {
        if (cell == null || cell.isBlank()) {
            ledger.add(Findings.ministryFieldOpen(Term.BODY, cell));
            return;
        }
        if (sampleLeft(Term.BODY, cell)) {
            return;
        }
        switch (edition.matchBody(cell.value())) {
            case BodyMatch.Exact exact -> body(cell, exact.body());
            case BodyMatch.Alias alias -> body(cell, alias.body());
            case BodyMatch.DidYouMean near ->
                ledger.add(Findings.bodyUnknown(
                        cell, edition.effectiveFrom(), near.body().name()));
            case BodyMatch.Unknown unknown -> ledger.add(Findings.bodyUnknown(cell, edition.effectiveFrom(), null));
        }
    }

    private void body(FormCell cell, Body written) {
        var procurement = circumstances.procurement();
        if (procurement == null || procurement.body().equals(written.code())) {
            return;
        }
        edition.body(procurement.body())
                .ifPresent(registered -> ledger.add(Findings.bodyDiffers(cell, registered.name())));
    }

    private void dates(MinistryBlock block) {
        var procurement = circumstances.procurement();
        var written = new LinkedHashMap<Term, LocalDate>();
        date(Term.SUBMISSION_DUE, block.submissionDue(), written, registered(procurement, Term.SUBMISSION_DUE));
        date(Term.INSPECTION_DUE, block.inspectionDue(), written, registered(procurement, Term.INSPECTION_DUE));
        date(Term.BIDDING_DAY, block.biddingDay(), written, registered(procurement, Term.BIDDING_DAY));
        order(written, Term.SUBMISSION_DUE, Term.INSPECTION_DUE, block.inspectionDue());
        order(written, Term.INSPECTION_DUE, Term.BIDDING_DAY, block.biddingDay());
        if (!written.containsKey(Term.INSPECTION_DUE)) {
            order(written, Term.SUBMISSION_DUE, Term.BIDDING_DAY, block.biddingDay());
        }
    }

    private static @Nullable LocalDate registered(@Nullable Procurement procurement, Term field) {
        if (procurement == null) {
            return null;
        }
        var schedule = procurement.schedule();
        return field == Term.SUBMISSION_DUE
                ? schedule.submissionDue()
                : field == Term.INSPECTION_DUE ? schedule.inspectionDue() : schedule.biddingDay();
    }

    private void date(
            Term field, @Nullable DateCell date, Map<Term, LocalDate> written, @Nullable LocalDate registered) {
        if (date == null) {
            ledger.add(Findings.ministryFieldOpen(field, null));
            return;
        }
        var cell = date.cell();
        switch (date.date()) {
            case JapaneseDate.Blank blank -> ledger.add(Findings.ministryFieldOpen(field, cell));
            case JapaneseDate.Undecided undecided -> ledger.add(Findings.ministryFieldOpen(field, cell));
            case JapaneseDate.NotFilledIn notFilledIn -> ledger.add(Findings.sampleLeft(field, cell));
            case JapaneseDate.Unreadable unreadable -> {
                if (!sampleLeft(field, cell)) {
                    ledger.add(Findings.dateUnreadable(field, cell));
                }
            }
            case JapaneseDate.Parsed parsed -> {
                written.put(field, parsed.date());
                if (parsed.eraPassed()) {
                    ledger.add(Findings.eraPassed(field, cell, parsed.date()));
                }
                if (registered != null && !registered.equals(parsed.date())) {
                    ledger.add(Findings.dateDiffers(field, cell, registered));
                }
            }
        }
    }

    private void order(Map<Term, LocalDate> written, Term earlier, Term later, @Nullable DateCell laterCell) {
        var first = written.get(earlier);
        var second = written.get(later);
        if (first != null && second != null && laterCell != null && second.isBefore(first)) {
            ledger.add(Findings.datesOutOfOrder(earlier, later, laterCell.cell()));
        }
    }

    private void sampleLeftIn(Term field, @Nullable FormCell cell) {
        if (cell != null) {
            sampleLeft(field, cell);
        }
    }

    // --- the whole list

    private void wholeList(FormHead head) {
        if (head.items() == 0) {
            ledger.add(Findings.listEmpty());
        }
        if (servers && !software) {
            ledger.add(Findings.serversWithoutSoftware());
        }
        for (var outsourcer : outsourcers) {
            if (!subcontractorNames.contains(Folding.foldMaker(outsourcer.value()))) {
                ledger.add(Findings.outsourcerUnknown(outsourcer));
            }
        }
        if (head.subcontractors() > 0 || head.noSubcontractorsStated()) {
            return;
        }
        var procurement = circumstances.procurement();
        if (head.subcontractorsInColumn()) {
            ledger.add(Findings.subcontractorsInColumn());
        } else if (procurement != null && procurement.buysServices() && edition.resubcontractorsRequired()) {
            ledger.add(Findings.subcontractorsAbsent());
        }
    }

    // --- small things

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

    /** Returns whether the table has a column for the field, filled or not. */
    private static boolean isOnSheet(FormCell cell) {
        return cell.address().column() != CellAddress.WHOLE_ROW;
    }

    private static @Nullable CellAddress addressOf(@Nullable FormCell cell) {
        return cell == null ? null : cell.address();
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
