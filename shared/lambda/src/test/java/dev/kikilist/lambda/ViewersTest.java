package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.text.CorporateNumber;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewersTest {
    @Test
    void theRoleDecidesWhichClaimCounts() {
        Map<String, String> claims = new HashMap<>(Map.of(
                "custom:body", "MOF",
                "custom:office", "NISC",
                "sub", "r-1",
                "custom:corporate_number", "7000012050002"));

        claims.put("custom:role", "agency");
        assertThat(Viewers.from(claims)).contains(new AgencyViewer(new BodyCode("MOF")));
        claims.put("custom:role", "reviewer");
        assertThat(Viewers.from(claims))
                .contains(new ReviewerViewer(new AdvisingOfficeCode("NISC"), new ReviewerId("r-1")));
        claims.put("custom:role", "vendor");
        assertThat(Viewers.from(claims)).contains(new VendorViewer(new CorporateNumber("7000012050002")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "operator", "Agency", "agency ", "agency,reviewer", "[agency reviewer]"})
    void anUnknownRoleIsNobody(String role) {
        assertThat(Viewers.from(Map.of("custom:role", role, "custom:body", "MOF", "custom:office", "NISC")))
                .isEmpty();
    }

    @Test
    void noClaimsAreNobody() {
        assertThat(Viewers.from(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "reviewer", "vendor"})
    void aRoleWithoutItsOwnClaimIsNobody(String role) {
        assertThat(Viewers.from(Map.of("custom:role", role))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234567890123", "7-0000-1205-0002", "７００００１２０５０００２", "T7000012050002", "9999999999999"})
    void aCorporateNumberCountsOnlyInItsExactForm(String number) {
        assertThat(Viewers.from(Map.of("custom:role", "vendor", "custom:corporate_number", number)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MOF#X", "MOF X", "財務省", "A/B"})
    void aCodeThatCannotBeOneIsNobody(String code) {
        assertThat(Viewers.from(Map.of("custom:role", "agency", "custom:body", code)))
                .isEmpty();
        assertThat(Viewers.from(Map.of("custom:role", "reviewer", "custom:office", code)))
                .isEmpty();
    }

    @Test
    void aCodeLongerThanAnyIsNobody() {
        assertThat(Viewers.from(Map.of("custom:role", "agency", "custom:body", "A".repeat(65))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "山田", "a b"})
    void aReviewerWithoutAnAccountIsNobody(String account) {
        assertThat(Viewers.from(Map.of("custom:role", "reviewer", "custom:office", "NISC", "sub", account)))
                .isEmpty();
    }
}
