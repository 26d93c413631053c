package dev.kikilist.reading;

import dev.kikilist.validation.Term;

/** A column of 再委託等一覧. */
enum SubcontractorColumn {
    TIER(Term.TIER),
    FROM(Term.FROM),
    TO(Term.TO),
    TO_NUMBER(Term.TO_NUMBER),
    WORK(Term.WORK),
    PLACE(Term.PLACE);

    private final Term term;

    SubcontractorColumn(Term term) {
        this.term = term;
    }

    Term term() {
        return term;
    }
}
