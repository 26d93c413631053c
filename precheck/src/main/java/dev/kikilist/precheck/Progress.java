package dev.kikilist.precheck;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import java.io.PrintWriter;
import java.time.Duration;

/** Counts rows, and says so on files that take their time. */
final class Progress implements ItemSink {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final long BEAT = Duration.ofMillis(200).toNanos();

    private final PrintWriter terminal;
    private final boolean isShown;
    private final long start = System.nanoTime();
    private long said = start + PATIENCE - BEAT;
    private int items;
    private boolean isDirty;

    Progress(PrintWriter terminal, boolean isShown) {
        this.terminal = terminal;
        this.isShown = isShown;
    }

    int items() {
        return items;
    }

    @Override
    public void item(EquipmentItem item) {
        items++;
        long now = System.nanoTime();
        if (isShown && now - said >= BEAT) {
            said = now;
            isDirty = true;
            terminal.print("\r" + items + " 行を確認しました / rows read");
            terminal.flush();
        }
    }

    @Override
    public void subcontractor(Subcontractor subcontractor) {}

    /** Takes the line away. */
    void end() {
        if (isDirty) {
            terminal.print("\r" + " ".repeat(60) + "\r");
            terminal.flush();
        }
    }
}
