package dev.kikilist.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One edition of the agreement. A list is judged for ever by the edition in force on the day its procurement started.
 *
 * <p>The annexes are loaded when they are first asked for. An edition is immutable and may be shared by threads.
 */
public final class Edition {
    private final EditionId id;
    private final LocalDate effectiveFrom;
    private final EditionText text;
    private final boolean resubcontractorsRequired;
    private final Lazy<Annex1> annex1;
    private final Lazy<Categories> categories;

    Edition(
            EditionId id,
            LocalDate effectiveFrom,
            EditionText text,
            boolean resubcontractorsRequired,
            Lazy<Annex1> annex1,
            Lazy<Categories> categories) {
        this.id = id;
        this.effectiveFrom = effectiveFrom;
        this.text = text;
        this.resubcontractorsRequired = resubcontractorsRequired;
        this.annex1 = annex1;
        this.categories = categories;
    }

    /** Returns the id. */
    public EditionId id() {
        return id;
    }

    /** Returns the first day on which the edition is in force. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** Returns how much of the edition is at hand. */
    public EditionText text() {
        return text;
    }

    /** Returns whether 再委託 and 再々委託 of services have to be listed too (改正①, §5). */
    public boolean resubcontractorsRequired() {
        return resubcontractorsRequired;
    }

    /** Returns the offices that are asked for advice (§5), in the order of the text. */
    public List<AdvisingOffice> advisingOffices() {
        return annex1.get().advisingOffices();
    }

    /** Returns the bodies of 別紙1 in the order of the text. */
    public List<Body> bodies() {
        return annex1.get().bodies();
    }

    /** Returns the body with this code, if this edition lists it. */
    public Optional<Body> body(BodyCode code) {
        return annex1.get().body(code);
    }

    /** Returns the name of the body with this code, or the code where this edition lists none. */
    public String bodyName(BodyCode code) {
        return body(code).map(Body::name).orElse(code.value());
    }

    /** Returns what {@code written}, the text of 省庁名, means in this edition. */
    public BodyMatch matchBody(String written) {
        return annex1.get().match(written);
    }

    /** Returns the categories of 別紙2. */
    public Categories categories() {
        return categories.get();
    }

    @Override
    public String toString() {
        return "Edition[" + id + "]";
    }
}
