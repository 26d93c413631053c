package dev.kikilist.workbook.blank;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;

/**
 * Checks of what is typed into a sheet. They warn and never refuse: vendors know things that a form does not, and the list is
 * judged when it is handed in. Formulas are such that both Excel and LibreOffice work them out, of any language.
 */
final class CellChecks {
    private static final String MOST_TIERS = "20";
    private static final String LONGEST_TEXT = "1000";

    private final Sheet sheet;

    CellChecks(Sheet sheet) {
        this.sheet = sheet;
    }

    /** A choice of the values that the workbook names {@code name}. */
    void choice(String name, Cells cells, Words words) {
        add(sheet.getDataValidationHelper().createFormulaListConstraint(name), cells, words);
    }

    /** A corporate number of 13 digits with its check digit, or a word for none. */
    void corporateNumber(Cells cells, Words words) {
        custom(corporateNumber(cells.first()), cells, words);
    }

    /** A date: one that the program knows, or text with an era or year in front. */
    void date(Cells cells, Words words) {
        custom(date(cells.first()), cells, words);
    }

    /** A whole number from 1. */
    void tier(Cells cells, Words words) {
        add(
                sheet.getDataValidationHelper().createIntegerConstraint(OperatorType.BETWEEN, "1", MOST_TIERS),
                cells,
                words);
    }

    /** Any text; says what is to be written. */
    void text(Cells cells, Words words) {
        add(
                sheet.getDataValidationHelper().createTextLengthConstraint(OperatorType.BETWEEN, "1", LONGEST_TEXT),
                cells,
                words);
    }

    /**
     * Returns the formula that holds when {@code cell} has a corporate number. The first digit is 9 less the remainder by 9 of
     * the other twelve added up, every second of them twice; a number and the sum of its digits have the same remainder.
     */
    static String corporateNumber(String cell) {
        var twice = new StringBuilder();
        for (int place = 2; place <= 12; place += 2) {
            twice.append("+MID(").append(cell).append(',').append(place).append(",1)");
        }
        return "OR(" + cell + "=\"該当なし\"," + cell + "=\"なし\"," + cell + "=\"-\",IFERROR(AND(LEN(" + cell + ")=13,LEFT("
                + cell + ",1)+MOD(MID(" + cell + ",2,12)" + twice + ",9)=9),FALSE))";
    }

    /** Returns the formula that holds when {@code cell} has a date of this century, or text that begins like one. */
    static String date(String cell) {
        return "OR(AND(ISNUMBER(" + cell + ")," + cell + ">36526)," + cell + "=\"未定\",AND(ISTEXT(" + cell + "),LEN("
                + cell + ")>4,ISNUMBER(FIND(LEFT(" + cell + ",1),\"令平㋿㍻RrHhＲｒＨｈ2２西\"))))";
    }

    private void custom(String formula, Cells cells, Words words) {
        add(sheet.getDataValidationHelper().createCustomConstraint(formula), cells, words);
    }

    private void add(DataValidationConstraint constraint, Cells cells, Words words) {
        var validation = sheet.getDataValidationHelper()
                .createValidation(
                        constraint,
                        new CellRangeAddressList(cells.firstRow(), cells.lastRow(), cells.column(), cells.column()));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        validation.createErrorBox(words.title(), words.text());
        validation.setShowPromptBox(true);
        validation.createPromptBox(words.title(), words.text());
        validation.setEmptyCellAllowed(true);
        validation.setSuppressDropDownArrow(true);
        sheet.addValidationData(validation);
    }

    /** Cells of one column, rows and column from 0. */
    record Cells(int firstRow, int lastRow, int column) {
        static Cells one(int row, int column) {
            return new Cells(row, row, column);
        }

        /** Returns the first of them as formulas name it. */
        String first() {
            return (char) ('A' + column) + Integer.toString(firstRow + 1);
        }
    }

    /**
     * What a program says beside a cell, and when it warns.
     *
     * @param title at most 32 characters
     * @param text at most 255 characters
     */
    record Words(String title, String text) {}
}
