package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.paging.PageRequest;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private final InMemoryTable table = new InMemoryTable();
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = table.stores(clock);
    private final Samples samples = new Samples("outages");

    @Test
    void anOutageIsNeverAnEmptyAnswer() {
        var procurement = stores.procurements().create(samples.procurement());
        table.outages().failNext(2);

        assertThatThrownBy(() -> stores.procurements().find(procurement.id())).isInstanceOf(OutageException.class);
        assertThatThrownBy(() -> stores.procurements().allProcurements(PageRequest.first(1)))
                .isInstanceOf(OutageException.class);

        assertThat(stores.procurements().find(procurement.id())).contains(procurement);
    }

    @Test
    void whatFailsIsNotDone() {
        var procurement = samples.procurement();
        table.outages().failNext("ProcurementStore.create", 1);

        assertThatThrownBy(() -> stores.procurements().create(procurement))
                .isInstanceOf(OutageException.class)
                .hasMessageContaining("ProcurementStore.create");

        assertThat(stores.procurements().find(procurement.id())).isEmpty();
    }

    @Test
    void whatLosesItsAnswerIsDone() {
        var procurement = samples.procurement();
        table.outages().loseAnswers("ProcurementStore.create", 1);

        assertThatThrownBy(() -> stores.procurements().create(procurement)).isInstanceOf(OutageException.class);

        assertThat(stores.procurements().find(procurement.id())).contains(procurement);
    }

    @Test
    void anOutageEndsWhenItIsEnded() {
        table.outages().failNext(1_000);
        table.outages().end();

        assertThat(stores.procurements().allProcurements(PageRequest.first(1)).entries())
                .isEmpty();
    }
}
