package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.paging.Position;
import dev.kikilist.submission.RecoveryLedger;
import dev.kikilist.submission.RecoveryLedger.Chances;
import dev.kikilist.submission.SubmissionId;
import org.junit.jupiter.api.Test;

/** What every {@link RecoveryLedger} keeps to. */
public abstract class RecoveryLedgerContract extends StoreContract {
    private RecoveryLedger ledger() {
        return stores.recovery();
    }

    @Test
    void countsTheChancesOfEachUpload() {
        var id = new SubmissionId(samples.id(SubmissionId.KIND));
        var other = new SubmissionId(samples.id(SubmissionId.KIND));
        var later = Samples.NOW.plusSeconds(60);

        assertThat(ledger().chances(id)).isEqualTo(Chances.NONE);
        assertThat(ledger().note(id, Chances.NONE, Samples.NOW)).isTrue();
        assertThat(ledger().note(id, ledger().chances(id), later)).isTrue();

        assertThat(ledger().chances(id)).isEqualTo(new Chances(2, later));
        assertThat(ledger().chances(other)).isEqualTo(Chances.NONE);
    }

    @Test
    void givesOneOfManyAtOnceTheChance() {
        var id = new SubmissionId(samples.id(SubmissionId.KIND));

        var given = AtOnce.run(6, thread -> ledger().note(id, Chances.NONE, Samples.NOW));

        assertThat(given).containsOnlyOnce(true);
        assertThat(ledger().note(id, Chances.NONE, Samples.NOW)).isFalse();
        assertThat(ledger().chances(id).count()).isEqualTo(1);
    }

    @Test
    void keepsHowFarTheBucketWasLookedThrough() {
        var next = new Position("v1 uploads/機器 リスト+.xlsx");

        ledger().keep(next);
        assertThat(ledger().position()).contains(next);
        ledger().keep(null);
        assertThat(ledger().position()).isEmpty();
    }
}
