package dev.kikilist.mail;

import dev.kikilist.mail.MailContent.ChangedValue;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Standing.Told;
import dev.kikilist.text.BilingualText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a change of a procurement changed, against what everybody had been told before it. */
final class DeadlineChanges {
    private static final int LONG = 200;

    private final List<ChangedValue> changes = new ArrayList<>();

    private DeadlineChanges() {}

    /**
     * Returns what is different after the change that led to {@code sequence}; nothing where what was told before is not
     * remembered.
     */
    static List<ChangedValue> of(Procurement procurement, int sequence) {
        var told = procurement.standing().toldBefore();
        var before =
                told.stream().filter(earlier -> earlier.sequence() < sequence).reduce((earlier, later) -> later);
        var after = told.stream()
                .filter(later -> later.sequence() >= sequence)
                .findFirst()
                .orElseGet(() -> new Told(sequence, procurement.title(), procurement.schedule()));
        return before.map(earlier -> between(earlier, after)).orElse(List.of());
    }

    private static List<ChangedValue> between(Told before, Told after) {
        var changes = new DeadlineChanges();
        if (!before.title().equals(after.title())) {
            changes.add(new BilingualText("調達案件名", "Procurement"), title(before), title(after));
        }
        changes.day(new BilingualText("提出予定期日", "Lists due"), before, after, Schedule::submissionDue);
        changes.day(
                new BilingualText("技術検査提出締切り", "Technical inspection documents due"),
                before,
                after,
                Schedule::inspectionDue);
        changes.day(new BilingualText("入札予定期日", "Bidding"), before, after, Schedule::biddingDay);
        return changes.changes;
    }

    private void day(BilingualText name, Told before, Told after, Function<Schedule, LocalDate> which) {
        var day = which.apply(before.schedule());
        var newDay = which.apply(after.schedule());
        if (!day.equals(newDay)) {
            add(name, Calendar.words(day), Calendar.words(newDay));
        }
    }

    private void add(BilingualText name, BilingualText before, BilingualText after) {
        changes.add(new ChangedValue(name, before, after));
    }

    private static BilingualText title(Told told) {
        var title = OneLine.of(told.title(), LONG);
        return new BilingualText(title, title);
    }
}
