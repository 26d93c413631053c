package dev.kikilist.reading;

import dev.kikilist.validation.Term;

/** The label of a field outside the tables. */
enum Label {
    SUBJECT(Term.SUBJECT),
    VENDOR_NAME(Term.VENDOR_NAME),
    PERSON(Term.PERSON),
    EMAIL(Term.EMAIL),
    PHONE(Term.PHONE),
    BODY(Term.BODY),
    DEPARTMENT(Term.DEPARTMENT),
    MINISTRY_PERSON(Term.MINISTRY_PERSON),
    SUBMISSION_DUE(Term.SUBMISSION_DUE),
    INSPECTION_DUE(Term.INSPECTION_DUE),
    BIDDING_DAY(Term.BIDDING_DAY);

    private final Term term;

    Label(Term term) {
        this.term = term;
    }

    Term term() {
        return term;
    }

    boolean isDate() {
        return switch (this) {
            case SUBMISSION_DUE, INSPECTION_DUE, BIDDING_DAY -> true;
            case SUBJECT, VENDOR_NAME, PERSON, EMAIL, PHONE, BODY, DEPARTMENT, MINISTRY_PERSON -> false;
        };
    }

    /** Returns whether this label stands only above the table. */
    boolean isVendorsAlone() {
        return this == SUBJECT || this == VENDOR_NAME;
    }

    /** Returns whether this label stands only in 省庁記載欄 and below it. */
    boolean isMinistrysAlone() {
        return switch (this) {
            case BODY, DEPARTMENT, MINISTRY_PERSON, SUBMISSION_DUE, INSPECTION_DUE, BIDDING_DAY -> true;
            case SUBJECT, VENDOR_NAME, PERSON, EMAIL, PHONE -> false;
        };
    }
}
