package dev.kikilist.sweep;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.procurement.NoticeDeadlines;
import dev.kikilist.submission.RepairOverdue;

/** Makes the handler of the sweep on a use case that was put together elsewhere. */
public final class SimulatedSweep {
    private SimulatedSweep() {}

    /** Returns the handler. */
    public static RequestStreamHandler handler(
            RepairOverdue repairOverdue, RecallLists recalls, NoticeDeadlines deadlines) {
        return new SweepHandler(repairOverdue, recalls, deadlines);
    }
}
