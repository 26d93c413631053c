package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.Suppressions;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.procurement.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Suppressions} keeps to. */
public abstract class SuppressionsContract extends StoreContract {
    private static final EmailAddress ADDRESS = new EmailAddress("Tanto.Hanako@Example.go.jp");
    private static final EmailAddress FOLDED = new EmailAddress("tanto.hanako@example.go.jp");
    private static final EmailAddress OTHER = new EmailAddress("other@example.go.jp");
    private static final Suppression BOUNCED = new Suppression(Reason.BOUNCED, Samples.NOW);
    private static final Suppression COMPLAINED = new Suppression(Reason.COMPLAINED, Samples.NOW.plusNanos(1));

    private Suppressions suppressions() {
        return stores.suppressions();
    }

    @Test
    void knowsTheSuppressedOnes() {
        assertThat(suppressions().among(List.of(ADDRESS, OTHER))).isEmpty();

        assertThat(suppressions().suppress(ADDRESS, BOUNCED)).isTrue();

        assertThat(suppressions().among(List.of(OTHER, ADDRESS)))
                .containsOnlyKeys(ADDRESS)
                .containsValue(BOUNCED);
        assertThat(suppressions().among(List.of())).isEmpty();
    }

    @Test
    void takesAddressesThatDifferInCaseForOne() {
        assertThat(suppressions().suppress(ADDRESS, BOUNCED)).isTrue();

        assertThat(suppressions().among(List.of(FOLDED, ADDRESS))).containsOnlyKeys(FOLDED, ADDRESS);
        assertThat(suppressions().suppress(FOLDED, BOUNCED)).isFalse();
    }

    @Test
    void keepsTheFirstOfEqualReasonsAndTheWeightierOfTwo() {
        assertThat(suppressions().suppress(ADDRESS, BOUNCED)).isTrue();
        assertThat(suppressions().suppress(ADDRESS, new Suppression(Reason.BOUNCED, Samples.NOW.plusSeconds(1))))
                .isFalse();
        assertThat(suppressions().among(List.of(ADDRESS))).containsValue(BOUNCED);

        assertThat(suppressions().suppress(ADDRESS, COMPLAINED)).isTrue();
        assertThat(suppressions().suppress(ADDRESS, COMPLAINED)).isFalse();
        assertThat(suppressions().suppress(ADDRESS, BOUNCED)).isFalse();
        assertThat(suppressions().among(List.of(ADDRESS))).containsValue(COMPLAINED);
    }

    @Test
    void liftsWhatBouncedAndHearsNoReportFromBefore() {
        assertThat(suppressions().lift(ADDRESS, Reason.COMPLAINED, Samples.NOW)).isFalse();
        suppressions().suppress(ADDRESS, BOUNCED);

        assertThat(suppressions().lift(FOLDED, Reason.BOUNCED, Samples.NOW.plusSeconds(9)))
                .isTrue();

        assertThat(suppressions().among(List.of(ADDRESS))).isEmpty();
        assertThat(suppressions().lift(ADDRESS, Reason.BOUNCED, Samples.NOW.plusSeconds(9)))
                .isFalse();
        assertThat(suppressions().suppress(ADDRESS, BOUNCED)).isFalse();
        assertThat(suppressions().suppress(ADDRESS, new Suppression(Reason.COMPLAINED, Samples.NOW.plusSeconds(9))))
                .isFalse();
        assertThat(suppressions().among(List.of(ADDRESS))).isEmpty();

        var again = new Suppression(Reason.BOUNCED, Samples.NOW.plusMillis(9_001));
        assertThat(suppressions().suppress(ADDRESS, again)).isTrue();
        assertThat(suppressions().among(List.of(ADDRESS))).containsValue(again);
    }

    @Test
    void liftsWhatWasCalledUnwantedForWhoSaysSo() {
        suppressions().suppress(ADDRESS, COMPLAINED);

        assertThat(suppressions().lift(ADDRESS, Reason.BOUNCED, Samples.NOW.plusSeconds(9)))
                .isFalse();

        assertThat(suppressions().among(List.of(ADDRESS))).containsValue(COMPLAINED);

        assertThat(suppressions().lift(ADDRESS, Reason.COMPLAINED, Samples.NOW.plusSeconds(9)))
                .isTrue();

        assertThat(suppressions().among(List.of(ADDRESS))).isEmpty();
        assertThat(suppressions().suppress(ADDRESS, COMPLAINED)).isFalse();
    }

    @Test
    void liftsWhatBouncedForWhoLiftsMore() {
        suppressions().suppress(ADDRESS, BOUNCED);

        assertThat(suppressions().lift(ADDRESS, Reason.COMPLAINED, Samples.NOW.plusSeconds(9)))
                .isTrue();

        assertThat(suppressions().among(List.of(ADDRESS))).isEmpty();
    }
}
