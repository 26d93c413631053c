package dev.kikilist.bench.path;

import static dev.kikilist.submission.SubmissionState.CORRECTION_REQUIRED;
import static dev.kikilist.submission.SubmissionState.READY_FOR_REVIEW;

import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.testkit.workbook.FormColumn;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What each path of a list takes, counted in functions that did the same before.
 *
 * @param soundList a list of 20 rows without mistakes, the first of its vendor: from the notice to the decision
 * @param mailsOfSoundList its mails, from the stream's records, which come together, to their marks
 * @param newMaker another list of 20 rows, one of which names a maker that no list named before
 * @param thirtyRows a list of 30 rows without mistakes
 * @param replacement the next one, which takes the first one's place
 * @param listWithMistakes a list of 20 rows with five mistakes
 * @param mailsOfMistakes its mails
 * @param largeList a list of 10,000 rows without mistakes
 * @param statusOfSoundList where the list without mistakes stands
 * @param statusAskedAgain the same, asked again in the same process
 * @param statusOfMistakes where the list with mistakes stands
 * @param search the first page of the lists that name a maker
 * @param recall a recall of all lists that name a maker
 * @param lists how many lists there are for search and recall
 * @param mails how many mails were sent for each of the two small lists
 */
record Paths(
        Cost soundList,
        Cost mailsOfSoundList,
        Cost newMaker,
        Cost thirtyRows,
        Cost replacement,
        Cost listWithMistakes,
        Cost mailsOfMistakes,
        Cost largeList,
        Cost statusOfSoundList,
        Cost statusAskedAgain,
        Cost statusOfMistakes,
        Cost search,
        Cost recall,
        int lists,
        Mails mails) {
    /** How many mails were sent for a list. */
    record Mails(int forSoundList, int forMistakes) {}

    private static final String MAKER = "みなと電機株式会社";
    private static final String NEW_MAKER = "Nordlicht Systems GmbH";
    private static final int SMALL = 20;
    private static final int LONGER = 30;
    private static final int LARGE = 10_000;

    /** Counts all paths; search and recall go through {@code lists} lists. */
    static Paths counted(Path directory, int lists) throws IOException {
        try (var system = new CountedSystem(directory)) {
            warmUp(system);

            var invitation = system.invite();
            var first = system.upload(invitation, system.form(invitation, SMALL).xlsx());
            var soundList = system.receive(first, READY_FOR_REVIEW);
            var mailsBefore = system.mailsSent();
            var mailsOfSoundList = mails(system, first);
            var mailsForSoundList = system.mailsSent() - mailsBefore;
            var statusOfSoundList = system.askForStatus(first.submissionId(), invitation);
            var statusAskedAgain = system.askForStatus(first.submissionId(), invitation);
            var second =
                    system.upload(invitation, system.form(invitation, SMALL).xlsx());
            var replacement = system.receive(second, READY_FOR_REVIEW);

            var other = system.invite();
            var mistaken =
                    system.upload(other, system.form(other, SMALL).mistaken().xlsx());
            var listWithMistakes = system.receive(mistaken, CORRECTION_REQUIRED);
            mailsBefore = system.mailsSent();
            var mailsOfMistakes = mails(system, mistaken);
            var mailsForMistakes = system.mailsSent() - mailsBefore;
            var statusOfMistakes = system.askForStatus(mistaken.submissionId(), other);

            var newcomer = system.invite();
            var newMaker = system.receive(
                    system.upload(
                            newcomer,
                            system.form(newcomer, SMALL)
                                    .cell(1, FormColumn.MAKER, NEW_MAKER)
                                    .cell(1, FormColumn.MAKER_NUMBER, "")
                                    .xlsx()),
                    READY_FOR_REVIEW);
            var longer = system.invite();
            var thirtyRows = system.receive(
                    system.upload(longer, system.form(longer, LONGER).xlsx()), READY_FOR_REVIEW);

            var third = system.invite();
            var large = system.upload(third, system.form(third, LARGE).xlsx());
            var largeList = system.receive(large, READY_FOR_REVIEW);

            system.copy(second.submissionId(), MAKER, lists);
            var search = system.search(MAKER);
            var recall = system.recall(MAKER);
            if (system.recalled() < lists) {
                throw new IllegalStateException("only " + system.recalled() + " lists were recalled");
            }
            return new Paths(
                    soundList,
                    mailsOfSoundList,
                    newMaker,
                    thirtyRows,
                    replacement,
                    listWithMistakes,
                    mailsOfMistakes,
                    largeList,
                    statusOfSoundList,
                    statusAskedAgain,
                    statusOfMistakes,
                    search,
                    recall,
                    lists,
                    new Mails(mailsForSoundList, mailsForMistakes));
        }
    }

    private static void warmUp(CountedSystem system) throws IOException {
        for (boolean withMistakes : new boolean[] {false, true}) {
            var invitation = system.invite();
            var form = system.form(invitation, SMALL);
            var upload = system.upload(invitation, (withMistakes ? form.mistaken() : form).xlsx());
            var _ = system.receive(upload, withMistakes ? CORRECTION_REQUIRED : READY_FOR_REVIEW);
            var _ = mails(system, upload);
            var _ = system.askForStatus(upload.submissionId(), invitation);
        }
        var _ = system.search(MAKER);
    }

    private static Cost mails(CountedSystem system, ObjectVersion upload) throws IOException {
        return system.follow(system.mailsOwed(upload.submissionId()));
    }
}
