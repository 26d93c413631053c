package dev.kikilist.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.SamTemplate;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What each path may call and take. Where it is less, the budget is to be lowered. */
@TestInstance(Lifecycle.PER_CLASS)
class BudgetsTest {
    private static final int LISTS = 300;

    private Paths paths;

    @BeforeAll
    void count(@TempDir Path directory) throws Exception {
        paths = Paths.counted(directory, LISTS);
    }

    /** Two reads, since the dates of a procurement can be changed: a copy of them in the list would be an old one. */
    @Test
    void aQuestionWhereAListStandsReadsTheListAndItsProcurement() {
        assertThat(paths.statusOfSoundList().calls()).containsOnlyKeys("dynamodb:GetItem");
        assertThat(paths.statusOfSoundList().allCalls()).isEqualTo(2);
        assertThat(paths.statusOfSoundList().readUnits()).isLessThanOrEqualTo(2);
    }

    /** Which procurement a list belongs to does not change: who was shown it before is answered from one read of both. */
    @Test
    void aQuestionThatIsAskedAgainTakesOneCall() {
        assertThat(paths.statusAskedAgain().calls()).containsOnlyKeys("dynamodb:BatchGetItem");
        assertThat(paths.statusAskedAgain().allCalls()).isEqualTo(1);
        assertThat(paths.statusAskedAgain().readUnits()).isLessThanOrEqualTo(2);
    }

    /** Its first reasons lie with the findings, and the digests that these are held to lie beside them: one call reads them with the procurement. */
    @Test
    void aQuestionWhereAListWithMistakesStandsReadsItsReasonsToo() {
        assertThat(paths.statusOfMistakes().calls()).containsOnlyKeys("dynamodb:GetItem", "dynamodb:BatchGetItem");
        assertThat(paths.statusOfMistakes().allCalls()).isEqualTo(2);
        assertThat(paths.statusOfMistakes().readUnits()).isLessThanOrEqualTo(4);
    }

    /**
     * One call each finds where it belongs, takes it for work, fetches the file, asks which makers are new and whether the concern
     * list is still the same, and records the decision with its rows, its event and the mails owed; and two store what it names,
     * since a batch has at most 25 items.
     */
    @Test
    void aSmallListIsDecidedWithSevenCalls() {
        assertThat(paths.soundList().allCalls()).isLessThanOrEqualTo(7);
        assertThat(paths.soundList().writeCalls()).isLessThanOrEqualTo(4);
        assertThat(paths.soundList().writeUnits()).isLessThanOrEqualTo(90);
    }

    /** What reviewers have to know of a list is stored with the decision; the mark of the maker by a call of its own. */
    @Test
    void aListWithANewMakerMarksItToo() {
        assertThat(paths.newMaker().allCalls()).isLessThanOrEqualTo(8);
    }

    /** It names more than two batches write. */
    @Test
    void aListOfThirtyRowsIsDecidedWithEightCalls() {
        assertThat(paths.thirtyRows().allCalls()).isLessThanOrEqualTo(8);
        assertThat(paths.thirtyRows().calls("dynamodb:BatchWriteItem")).isEqualTo(3);
    }

    @Test
    void aListThatReplacesAnotherReadsThatOneToo() {
        assertThat(paths.replacement().allCalls()).isLessThanOrEqualTo(8);
        assertThat(paths.replacement().writeCalls()).isLessThanOrEqualTo(4);
    }

    @Test
    void aListWithMistakesStoresItsAnnotatedWorkbookToo() {
        assertThat(paths.listWithMistakes().allCalls()).isLessThanOrEqualTo(8);
        assertThat(paths.listWithMistakes().calls("s3:PutObject")).isEqualTo(1);
    }

    /** Two calls read what the mails of a decision are made of; then each is claimed, sent and marked, and none of it can be left out. */
    @Test
    void theMailsOfADecisionAreReadUpTogetherAndClaimedSentAndMarkedOneByOne() {
        assertThat(paths.mails().forSoundList()).isEqualTo(3);
        assertThat(paths.mails().forMistakes()).isEqualTo(2);
        assertThat(paths.mailsOfSoundList().calls("sesv2:SendEmail")).isEqualTo(3);
        assertThat(paths.mailsOfSoundList().allCalls()).isLessThanOrEqualTo(2 + 3 * 3);
        assertThat(paths.mailsOfMistakes().allCalls()).isLessThanOrEqualTo(2 + 2 * 3);
    }

    /**
     * Two calls write its rows, ten what it names: each maker and number, 200 of its products and models each, and one filter
     * of the other models. Two more claim and decide it, the end of its rows included.
     */
    @Test
    void aLargeListWritesItsRowsInFewCallsAndIndexesItsModelsByAFilter() {
        assertThat(paths.largeList().writeCalls()).isLessThanOrEqualTo(14);
        assertThat(paths.largeList().allCalls()).isLessThanOrEqualTo(18);
        assertThat(paths.largeList().writeUnits()).isLessThanOrEqualTo(600);
    }

    @Test
    void aPageOfASearchReadsTheIndexAndItsLists() {
        assertThat(paths.search().allCalls()).isLessThanOrEqualTo(2);
        assertThat(paths.search().readUnits()).isLessThanOrEqualTo(60);
    }

    @Test
    void aRecallTakesAFewUnitsForAList() {
        assertThat(paths.recall().allCalls()).isLessThanOrEqualTo(LISTS / 5);
        assertThat(paths.recall().readUnits() / LISTS).isLessThanOrEqualTo(1.5);
        assertThat(paths.recall().writeUnits() / LISTS).isLessThanOrEqualTo(2.5);
    }

    @Test
    void aCostSheetIsMadeOfEveryBillThatItPromises() throws Exception {
        var sheet = new CostSheet(paths, SamTemplate.ofThisProject()).markdown();

        assertThat(sheet)
                .contains("| 1,000 lists of 20 rows, sound |")
                .contains("| 1,000 lists of 10,000 rows |")
                .contains("| a month of 200 agencies |")
                .doesNotContain("NaN");
    }
}
