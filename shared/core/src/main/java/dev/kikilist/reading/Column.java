package dev.kikilist.reading;

import dev.kikilist.validation.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of 機器等一覧: the seven of the form in their order, and those that vendors often add. */
enum Column {
    VENDOR_NAME(Term.VENDOR_NAME),
    NUMBER(Term.NUMBER),
    CATEGORY(Term.CATEGORY),
    MAKER(Term.MAKER),
    MAKER_NUMBER(Term.MAKER_NUMBER),
    PRODUCT(Term.PRODUCT),
    MODEL(Term.MODEL),
    VERSION(null),
    QUANTITY(null),
    COUNTRY(null),
    SUBCONTRACTOR(null),
    DATA_PLACE(null),
    REMARKS(null);

    /** The columns of the form. */
    static final List<Column> OFFICIAL = List.of(VENDOR_NAME, NUMBER, CATEGORY, MAKER, MAKER_NUMBER, PRODUCT, MODEL);

    /** The columns without which a list says nothing. */
    static final List<Column> INDISPENSABLE = List.of(MAKER, PRODUCT, MODEL);

    private final @Nullable Term term;

    Column(@Nullable Term term) {
        this.term = term;
    }

    /** Returns its place among all columns, from 0, for arrays that hold something for each. */
    @SuppressWarnings("EnumOrdinal") // every cell of a long list is put and got by it several times
    int index() {
        return ordinal();
    }

    boolean isOfficial() {
        return term != null;
    }

    /** Returns the term of a column of the form. */
    Term term() {
        if (term == null) {
            throw new IllegalStateException(this + " is no column of the form");
        }
        return term;
    }
}
