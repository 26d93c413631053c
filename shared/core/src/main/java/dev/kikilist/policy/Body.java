package dev.kikilist.policy;

import dev.kikilist.text.CorporateNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body of 別紙1 as one edition lists it.
 *
 * @param code the code that it keeps over all editions
 * @param kind the heading under which it stands
 * @param name its true name
 * @param printedAs the wording of the edition where it differs from the name, otherwise null
 * @param aliases short names in use, not official
 * @param corporateNumber its corporate number where it is known, otherwise null
 * @param addedOn the day of the edition that added it; null where the text does not show that it was added later
 */
public record Body(
        BodyCode code,
        BodyKind kind,
        String name,
        @Nullable String printedAs,
        List<String> aliases,
        @Nullable CorporateNumber corporateNumber,
        @Nullable LocalDate addedOn) {
    public Body {
        aliases = List.copyOf(aliases);
    }
}
