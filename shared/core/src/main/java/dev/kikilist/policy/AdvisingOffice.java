package dev.kikilist.policy;

import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.List;

/**
 * An office that is asked for advice (§5). Its code stays when it is renamed.
 *
 * @param code its code
 * @param names its names, the earliest first; at least one
 */
public record AdvisingOffice(AdvisingOfficeCode code, List<DatedName> names) {
    public AdvisingOffice {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an office has a name: " + code);
        }
    }

    /**
     * A name with the first day on which it was borne.
     *
     * @param from the first day
     * @param name the name
     */
    public record DatedName(LocalDate from, BilingualText name) {}

    /** Returns the name that the office bears on {@code day}; before its first day, its first name. */
    public BilingualText nameOn(LocalDate day) {
        var borne = names.getFirst();
        for (var name : names) {
            if (!name.from().isAfter(day)) {
                borne = name;
            }
        }
        return borne.name();
    }
}
