package dev.kikilist.lambda;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import java.util.Map;
import java.util.Optional;

/** Tells from verified claims who asks. */
public final class Viewers {
    /** The claim that names the role: {@code agency}, {@code reviewer} or {@code vendor}. */
    public static final String ROLE = "custom:role";

    /** The claim that names an agency's body. */
    public static final String BODY = "custom:body";

    /** The claim that names a reviewer's advising office. */
    public static final String OFFICE = "custom:office";

    /** The claim that names a vendor's corporate number. */
    public static final String CORPORATE_NUMBER = "custom:corporate_number";

    /** The claim that names the account; a reviewer's decisions are recorded under it. */
    public static final String SUBJECT = "sub";

    private static final int LONGEST_CODE = 64;

    private Viewers() {}

    /**
     * Returns the viewer that {@code claims} name; empty when the role is missing or unknown, or the claim that belongs
     * to it is missing or malformed. Claims of other roles do not matter.
     */
    public static Optional<Viewer> from(Map<String, String> claims) {
        return switch (claims.getOrDefault(ROLE, "")) {
            case "agency" -> code(claims, BODY).map(code -> new AgencyViewer(new BodyCode(code)));
            case "reviewer" ->
                code(claims, OFFICE)
                        .flatMap(code -> reviewer(claims)
                                .map(reviewer -> new ReviewerViewer(new AdvisingOfficeCode(code), reviewer)));
            case "vendor" -> corporateNumber(claims).map(VendorViewer::new);
            default -> Optional.empty();
        };
    }

    private static Optional<ReviewerId> reviewer(Map<String, String> claims) {
        var account = claims.getOrDefault(SUBJECT, "");
        return ReviewerId.isWellFormed(account) ? Optional.of(new ReviewerId(account)) : Optional.empty();
    }

    // The exact form only: a number that has to be mended was not registered by whoever issues the tokens.
    private static Optional<CorporateNumber> corporateNumber(Map<String, String> claims) {
        return CorporateNumber.parse(claims.getOrDefault(CORPORATE_NUMBER, "")) instanceof ParseResult.Valid valid
                ? Optional.of(valid.number())
                : Optional.empty();
    }

    private static Optional<String> code(Map<String, String> claims, String name) {
        var code = claims.getOrDefault(name, "");
        boolean usable =
                !code.isEmpty() && code.length() <= LONGEST_CODE && code.chars().allMatch(Viewers::isOfCode);
        return usable ? Optional.of(code) : Optional.empty();
    }

    private static boolean isOfCode(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }
}
