package dev.kikilist.validation;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.JapaneseDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings, one method per code, so that the arguments always fit the placeholders of the catalogue's sentences.
 *
 * <p>An argument that names a field, a limit or a slip is the Japanese word of a {@link Term}, several of them joined by
 * {@code 、}; every other argument is shown as it is. Free text in an argument is cut at {@value #ARGUMENT_LIMIT}
 * characters. Numbers are plain ASCII digits.
 */
public final class Findings {
    /** The most characters of free text in an argument. */
    public static final int ARGUMENT_LIMIT = 100;

    private static final String SEPARATOR = "、";

    private Findings() {}

    /**
     * F001: neither a workbook nor CSV.
     *
     * @param format name of the format found, such as PDF
     */
    public static Finding unsupportedFormat(String format) {
        return Finding.ofFile(FindingCode.F001, shortened(format));
    }

    /** F002: the file asks for a password. */
    public static Finding encrypted() {
        return Finding.ofFile(FindingCode.F002);
    }

    /** F003: the file holds {@code content}, which could run or reach elsewhere. */
    public static Finding activeContent(Term content) {
        return Finding.ofFile(FindingCode.F003, content.japanese());
    }

    /** F004: {@code what} was found to be more than {@code permitted}; how much more is not known. */
    public static Finding moreThan(Term what, long permitted) {
        return Finding.ofFile(FindingCode.F004, what.japanese(), "> " + permitted);
    }

    /** F004: {@code what} is {@code found}, which is over its limit. */
    public static Finding tooLarge(Term what, long found) {
        return Finding.ofFile(FindingCode.F004, what.japanese(), Long.toString(found));
    }

    /** F005: the file cannot be read to its end. */
    public static Finding damaged() {
        return Finding.ofFile(FindingCode.F005);
    }

    /**
     * F010: the table's header lacks columns that cannot be done without.
     *
     * @param header the header found
     * @param missing which of 製造業者名, 製品名 and 型番 could not be found in it
     */
    public static Finding headerNotRecognised(CellAddress at, String header, List<Term> missing) {
        return at(FindingCode.F010, at, header, null, joined(missing), shortened(header));
    }

    /** F011: no list in the file. */
    public static Finding noList() {
        return Finding.ofFile(FindingCode.F011);
    }

    /** F012: the only list is on a sheet that is left out. */
    public static Finding listOnlyOnSheetLeftOut(String sheetName) {
        return Finding.ofFile(FindingCode.F012, shortened(sheetName));
    }

    /** F020: the object lies under no invitation. */
    public static Finding notInvited() {
        return Finding.ofFile(FindingCode.F020);
    }

    /** F021: no such ticket was issued. */
    public static Finding ticketNotIssued() {
        return Finding.ofFile(FindingCode.F021);
    }

    /** F022: the ticket had expired. */
    public static Finding ticketExpired() {
        return Finding.ofFile(FindingCode.F022);
    }

    /** F023: the object was deleted before it was read. */
    public static Finding deletedBeforeReading() {
        return Finding.ofFile(FindingCode.F023);
    }

    /** E101: 購入等件名 is empty. */
    static Finding subjectEmpty(@Nullable CellAddress at) {
        return at(FindingCode.E101, at, "", null);
    }

    /** E102: 法人名 is empty. */
    static Finding vendorNameEmpty(@Nullable CellAddress at) {
        return at(FindingCode.E102, at, "", null);
    }

    /** E103: the table holds no row. */
    static Finding listEmpty() {
        return Finding.ofFile(FindingCode.E103);
    }

    /** E104: 担当者名 is empty. */
    static Finding personEmpty(@Nullable CellAddress at) {
        return at(FindingCode.E104, at, "", null);
    }

    /** E110: a way to reach the vendor is missing or unusable. */
    static Finding contactUnusable(Term field, @Nullable FormCell cell, @Nullable String suggestion) {
        return at(FindingCode.E110, addressOf(cell), rawOf(cell), suggestion, field.japanese());
    }

    /** E120: a corporate number is not written as one. */
    static Finding corporateNumberMalformed(
            Term field, FormCell cell, CorporateNumber.Slip slip, @Nullable CorporateNumber suggestion) {
        var reason = switch (slip) {
            case TWELVE_DIGITS -> Term.TWELVE_DIGITS;
            case T_PREFIX -> Term.T_PREFIX;
            case HYPHENS -> Term.SEPARATED;
            case FULL_WIDTH -> Term.NOT_HALF_WIDTH;
            case CHECK_DIGIT -> Term.CHECK_DIGIT;
            case PLACEHOLDER -> Term.PLACEHOLDER;
            case EXPONENT -> Term.EXPONENT;
            case NOT_DIGITS -> Term.NOT_DIGITS;
            case WRONG_LENGTH -> Term.WRONG_LENGTH;
        };
        return on(
                FindingCode.E120,
                cell,
                suggestion == null ? null : suggestion.value(),
                field.japanese(),
                reason.japanese());
    }

    /** E130: a date cannot be read. */
    static Finding dateUnreadable(Term field, FormCell cell) {
        return on(FindingCode.E130, cell, null, field.japanese());
    }

    /** E131: {@code later} lies before {@code earlier}, which it must not. */
    static Finding datesOutOfOrder(Term earlier, Term later, FormCell laterCell) {
        return on(FindingCode.E131, laterCell, null, earlier.japanese(), later.japanese());
    }

    /** E140: a field that every row needs is empty. */
    static Finding fieldMissing(Term field, FormCell cell) {
        return on(FindingCode.E140, cell, null, field.japanese());
    }

    /**
     * E141: a spreadsheet turned what was typed into a date.
     *
     * @param date the date it shows, or null when it is not known
     */
    public static Finding turnedIntoDate(Term field, FormCell cell, @Nullable LocalDate date) {
        return on(
                FindingCode.E141, cell, null, field.japanese(), date == null ? shortened(cell.raw()) : date.toString());
    }

    /** E142: a field holds an error value such as #REF!. */
    public static Finding errorValue(Term field, FormCell cell) {
        return on(FindingCode.E142, cell, null, field.japanese(), shortened(cell.raw()));
    }

    /** E150: sample text was not replaced. */
    static Finding sampleLeft(Term field, FormCell cell) {
        return on(FindingCode.E150, cell, null, field.japanese(), shortened(cell.value()));
    }

    /**
     * E160: 省庁名 is not a body of the edition.
     *
     * @param editionFrom the day from which the edition is in force
     */
    static Finding bodyUnknown(FormCell cell, LocalDate editionFrom, @Nullable String suggestion) {
        return on(FindingCode.E160, cell, suggestion, shortened(cell.value()), JapaneseDate.format(editionFrom));
    }

    /** E161: 省庁名 is another body than the one that procures. */
    static Finding bodyDiffers(FormCell cell, String registered) {
        return on(FindingCode.E161, cell, registered, shortened(cell.value()), registered);
    }

    /** E170: 再委託 must be listed and is not. */
    static Finding subcontractorsAbsent() {
        return Finding.ofFile(FindingCode.E170);
    }

    /** Q201: 区分 is not in 別紙2. */
    static Finding categoryUnknown(FormCell cell, @Nullable String suggestion) {
        return on(FindingCode.Q201, cell, suggestion, shortened(cell.value()));
    }

    /** Q202: 区分 can mean several categories. */
    static Finding categoryAmbiguous(FormCell cell, List<String> candidates) {
        return on(FindingCode.Q202, cell, null, shortened(cell.value()), shortened(String.join(SEPARATOR, candidates)));
    }

    /** Q203: 区分 is empty. */
    static Finding categoryEmpty(FormCell cell) {
        return on(FindingCode.Q203, cell, null);
    }

    /** Q210: the same maker, product and model stand in an earlier row. */
    static Finding duplicate(FormCell product, String firstPlace) {
        return on(FindingCode.Q210, product, null, firstPlace);
    }

    /** Q211: the same maker has another number in an earlier row. */
    static Finding makerNumbersDiffer(FormCell number, String maker, String otherNumber, String otherPlace) {
        return on(FindingCode.Q211, number, null, shortened(maker), otherPlace, otherNumber);
    }

    /** Q212: a maker that seems to be domestic has no number. */
    static Finding domesticMakerWithoutNumber(FormCell number, String maker) {
        return on(FindingCode.Q212, number, null, shortened(maker));
    }

    /** Q213: a field says that its value is not known yet. */
    static Finding valueNotKnown(Term field, FormCell cell) {
        return on(FindingCode.Q213, cell, null, field.japanese(), shortened(cell.value()));
    }

    /** Q214: 購入等件名 differs from the registered title. */
    static Finding subjectDiffers(FormCell cell, String registered) {
        return on(FindingCode.Q214, cell, registered, shortened(registered));
    }

    /** Q215: 法人名 differs from the invited vendor's registered name. */
    static Finding vendorNameDiffers(FormCell cell, String registered) {
        return on(FindingCode.Q215, cell, registered, shortened(registered));
    }

    /** Q216: a way to reach the ministry is unusable. */
    static Finding ministryContactUnusable(Term field, FormCell cell, @Nullable String suggestion) {
        return on(FindingCode.Q216, cell, suggestion, field.japanese());
    }

    /** Q217: a date differs from the registered one. */
    static Finding dateDiffers(Term field, FormCell cell, LocalDate registered) {
        var written = JapaneseDate.format(registered);
        return on(FindingCode.Q217, cell, written, field.japanese(), written);
    }

    /** Q218: a field of 省庁記載欄 is empty, missing or said to be open. */
    static Finding ministryFieldOpen(Term field, @Nullable FormCell cell) {
        return at(FindingCode.Q218, addressOf(cell), rawOf(cell), null, field.japanese());
    }

    /** Q220: 通番 is not the number that should come here. */
    static Finding numberOutOfOrder(FormCell cell, int expected) {
        var digits = Integer.toString(expected);
        return on(FindingCode.Q220, cell, digits, digits);
    }

    /** Q221: 階層 is not a whole number from 1 on. */
    static Finding tierUnreadable(FormCell cell) {
        return on(FindingCode.Q221, cell, null);
    }

    /** Q222: 委託元 of a lower tier is nobody's 委託先. */
    static Finding outsourcerUnknown(FormCell from) {
        return on(FindingCode.Q222, from, null, shortened(from.value()));
    }

    /** Q230: the table has a column that the form does not have. */
    public static Finding columnAdded(CellAddress at, String header) {
        return at(FindingCode.Q230, at, header, null, shortened(header));
    }

    /** Q231: the table lacks a column of the form. */
    public static Finding columnMissing(CellAddress at, Term column) {
        return at(FindingCode.Q231, at, "", null, column.japanese());
    }

    /** Q232: the columns stand in another order than on the form. */
    public static Finding columnsReordered(CellAddress at, List<Term> order) {
        return at(FindingCode.Q232, at, "", null, joined(order));
    }

    /** Q233: the header takes two rows. */
    public static Finding headerOverTwoRows(CellAddress at) {
        return at(FindingCode.Q233, at, "", null);
    }

    /** Q234: one cell holds several models. */
    static Finding severalModels(FormCell cell) {
        return on(FindingCode.Q234, cell, null);
    }

    /** Q235: a row of the list stands below 省庁記載欄. */
    public static Finding rowBelowMinistryBlock(CellAddress at) {
        return at(FindingCode.Q235, at, "", null);
    }

    /** Q236: besides the list that was read there is a table that could not be read. */
    public static Finding furtherTableNotRead(CellAddress at, String header) {
        return at(FindingCode.Q236, at, header, null, shortened(header));
    }

    /** E143: the formula of a field that every row needs gives nothing, or its result was never saved. */
    public static Finding formulaWithoutResult(Term field, FormCell cell) {
        return on(FindingCode.E143, cell, null, field.japanese());
    }

    /** Q240: a field holds a formula; what it last gave was taken. */
    public static Finding formula(Term field, FormCell cell) {
        return on(FindingCode.Q240, cell, null, field.japanese());
    }

    /** Q241: a row of the list is hidden. */
    public static Finding hiddenRow(CellAddress at) {
        return at(FindingCode.Q241, at, "", null, Integer.toString(at.row()));
    }

    /** Q242: a column of the list is hidden. */
    public static Finding hiddenColumn(CellAddress at, String header) {
        return at(FindingCode.Q242, at, header, null, shortened(header));
    }

    /** Q243: a version or model was typed as a number, which loses zeros. */
    public static Finding typedAsNumber(String header, FormCell cell) {
        return on(FindingCode.Q243, cell, null, shortened(header), shortened(cell.raw()));
    }

    /** Q244: a hidden sheet holds a list that was left out. */
    public static Finding listOnHiddenSheet(String sheetName) {
        return Finding.ofFile(FindingCode.Q244, shortened(sheetName));
    }

    /** Q250: a date is written in an era that had ended, or had not begun, on that day. */
    static Finding eraPassed(Term field, FormCell cell, LocalDate date) {
        var written = JapaneseDate.format(date);
        return on(FindingCode.Q250, cell, written, field.japanese(), written);
    }

    /** Q260: servers are listed and no software. */
    static Finding serversWithoutSoftware() {
        return Finding.ofFile(FindingCode.Q260);
    }

    /** Q261: 再委託先 is given in a column of the table. */
    static Finding subcontractorsInColumn() {
        return Finding.ofFile(FindingCode.Q261);
    }

    /** Q290: {@code count} further findings of {@code code} are not listed. */
    static Finding furtherFindings(FindingCode code, int count) {
        return Finding.ofFile(FindingCode.Q290, code.name(), Integer.toString(count));
    }

    /**
     * R301: an entry of the concern list describes a row.
     *
     * @param entry the id of the entry
     */
    public static Finding onConcernList(FormCell product, String maker, String entry) {
        return on(FindingCode.R301, product, null, shortened(maker + " " + product.value()), entry);
    }

    /** R301: an entry of the concern list describes the company that work is passed on to. */
    public static Finding onConcernList(FormCell subcontractor, String entry) {
        return on(FindingCode.R301, subcontractor, null, shortened(subcontractor.value()), entry);
    }

    /**
     * R302: advice was given earlier on the same product.
     *
     * @param advice the list on which it was given
     */
    public static Finding advisedBefore(FormCell product, String advice) {
        return on(FindingCode.R302, product, null, advice);
    }

    /** R303: no list named the maker before. */
    public static Finding makerNotSeenBefore(FormCell maker) {
        return on(FindingCode.R303, maker, null, shortened(maker.value()));
    }

    private static Finding on(FindingCode code, FormCell cell, @Nullable String suggestion, String... arguments) {
        return at(code, cell.address(), cell.raw(), suggestion, arguments);
    }

    private static Finding at(
            FindingCode code, @Nullable CellAddress at, String raw, @Nullable String suggestion, String... arguments) {
        return new Finding(code, at, raw, List.of(arguments), suggestion);
    }

    private static @Nullable CellAddress addressOf(@Nullable FormCell cell) {
        return cell == null ? null : cell.address();
    }

    private static String rawOf(@Nullable FormCell cell) {
        return cell == null ? "" : cell.raw();
    }

    private static String joined(List<Term> terms) {
        var words = new ArrayList<String>(terms.size());
        terms.forEach(term -> words.add(term.japanese()));
        return String.join(SEPARATOR, words);
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= ARGUMENT_LIMIT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, ARGUMENT_LIMIT - 1)) + "…";
    }
}
