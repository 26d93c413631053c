package dev.kikilist.procurement;

import dev.kikilist.policy.ImportanceViewpoint;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an agency says of its procurement beside the choices that it has to make. Shown to it and to reviewers.
 *
 * @param reasons why a viewpoint of 別紙3 applies, where the agency gave a reason; 1 to 500 characters each
 * @param ismapRegistration the number under which the cloud service is registered with ISMAP (§3); empty when none was given
 * @param externalConnection whether the use of the system needs a connection to the outside (§7)
 */
public record Particulars(
        Map<ImportanceViewpoint, String> reasons, String ismapRegistration, boolean externalConnection) {
    /** Nothing was said. */
    public static final Particulars NONE = new Particulars(Map.of(), "", false);

    public Particulars {
        reasons = reasons.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(reasons));
    }
}
