package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingLedgerTest {
    private final FindingLedger ledger = new FindingLedger();

    private void add(FindingCode code, int times) {
        for (int row = 1; row <= times; row++) {
            ledger.add(new Finding(code, new CellAddress(0, "s", row, 0), "", List.of(), null));
        }
    }

    @Test
    void holdsWhatFits() {
        add(FindingCode.E140, FindingLedger.HELD);
        assertThat(ledger.sorted())
                .hasSize(FindingLedger.HELD)
                .doesNotContainNull()
                .isSorted();
    }

    @Test
    void countsWhatDoesNotFit() {
        add(FindingCode.E140, FindingLedger.HELD + 25);
        var findings = ledger.sorted();
        assertThat(findings).hasSize(FindingLedger.HELD + 1);
        assertThat(findings.getFirst()).isEqualTo(Findings.furtherFindings(FindingCode.E140, 25));
    }

    @Test
    void neverLosesAGraverCode() {
        add(FindingCode.Q210, FindingLedger.HELD);
        add(FindingCode.E150, FindingLedger.HELD_OF_EACH_CODE + 1);
        assertThat(ledger.sorted())
                .filteredOn(finding -> finding.code() == FindingCode.E150)
                .hasSize(FindingLedger.HELD_OF_EACH_CODE);
        assertThat(Verdict.of(ledger.sorted())).isEqualTo(Verdict.CORRECTION_REQUIRED);
        assertThat(ledger.sorted()).contains(Findings.furtherFindings(FindingCode.E150, 1));
    }

    @Test
    void givesRefusalsAlone() {
        add(FindingCode.E140, 3);
        ledger.add(Findings.noList());
        ledger.add(Findings.subcontractorsAbsent());
        assertThat(ledger.refusals()).containsExactly(Findings.noList());
    }

    @Test
    void remembersTheFirstPlaceOfEachOfManyKeys() {
        var places = new FirstPlaces();
        for (int i = 0; i < 100_000; i++) {
            assertThat(places.seenBefore(i % 3, i, "maker" + i % 7, "product" + i, ""))
                    .isFalse();
        }
        for (int i = 0; i < 100_000; i += 97) {
            assertThat(places.seenBefore(9, 9, "maker" + i % 7, "product" + i, ""))
                    .isTrue();
            assertThat(places.row()).isEqualTo(i);
            assertThat(places.sheet()).isEqualTo(i % 3);
        }
    }

    @Test
    void keepsPartsOfAKeyApart() {
        var places = new FirstPlaces();
        assertThat(places.seenBefore(0, 1, "ab", "c", "")).isFalse();
        assertThat(places.seenBefore(0, 2, "a", "bc", "")).isFalse();
        assertThat(places.seenBefore(0, 3, "abc", "", "")).isFalse();
        assertThat(places.seenBefore(0, 4, "a", "bc", "")).isTrue();
        assertThat(places.row()).isEqualTo(2);
    }
}
