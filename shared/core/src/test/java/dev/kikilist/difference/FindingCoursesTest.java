package dev.kikilist.difference;

import static dev.kikilist.difference.TestRows.finding;
import static dev.kikilist.difference.TestRows.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.difference.FindingChange.Course;
import dev.kikilist.difference.TestRows.Named;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingCoursesTest {
    private static final Named HUB = Named.of("富士電子", "L3スイッチ", "FX-100");
    private static final Named SERVER = Named.of("みなと電機", "ミナトサーバ", "MS-1");

    private final FindingCourses courses = new FindingCourses();

    @Test
    void aFindingThatIsGoneIsResolved() {
        assertThat(between(List.of(finding(FindingCode.E141, 1, "1月1日")), List.of()))
                .containsExactly(Course.RESOLVED);
    }

    @Test
    void aFindingInTheSameLineGoesOnWhereverTheLineStands() {
        var before = finding(FindingCode.E141, 1, "FX-100");
        var after = finding(FindingCode.E141, 2, "ＦＸ－１００");

        assertThat(courses.between(
                        List.of(before),
                        List.of(after),
                        ListDifference.between(list(HUB, SERVER), list(SERVER, HUB))
                                .lines()))
                .containsExactly(new FindingChange(Course.CONTINUING, after));
    }

    @Test
    void theSameFindingInAnotherLineIsANewOne() {
        assertThat(between(List.of(finding(FindingCode.E140, 1, "")), List.of(finding(FindingCode.E140, 2, ""))))
                .containsExactly(Course.NEW, Course.RESOLVED);
    }

    @Test
    void anotherCodeOrAnotherContentIsAnotherFinding() {
        assertThat(between(List.of(finding(FindingCode.E141, 1, "a")), List.of(finding(FindingCode.E141, 1, "b"))))
                .containsExactly(Course.NEW, Course.RESOLVED);
        assertThat(between(List.of(finding(FindingCode.E141, 1, "a")), List.of(finding(FindingCode.E143, 1, "a"))))
                .containsExactly(Course.NEW, Course.RESOLVED);
    }

    @Test
    void whatWasFoundBeforeTheTwoListsRecurs() {
        courses.addEarlier(List.of(finding(FindingCode.E141, 7, "a")));

        assertThat(between(List.of(), List.of(finding(FindingCode.E141, 1, "a"))))
                .containsExactly(Course.RECURRED);
    }

    @Test
    void findingsOnTheWholeFileGoOn() {
        assertThat(between(
                        List.of(Finding.ofFile(FindingCode.E102)),
                        List.of(Finding.ofFile(FindingCode.E102), Finding.ofFile(FindingCode.E103))))
                .containsExactly(Course.CONTINUING, Course.NEW);
    }

    @Test
    void ofSeveralAlikeOneIsResolved() {
        var same = finding(FindingCode.E140, 1, "");

        assertThat(between(List.of(same, finding(FindingCode.E140, 1, "")), List.of(same)))
                .containsExactly(Course.CONTINUING, Course.RESOLVED);
    }

    @Test
    void manyFindingsOfTheSameKindAreFollowedLineByLine() {
        int rows = 30_000;
        var names = new ArrayList<Named>();
        var findings = new ArrayList<Finding>();
        for (int i = 1; i <= rows; i++) {
            names.add(Named.of("富士電子", "製品" + i, ""));
            findings.add(finding(FindingCode.E140, i, ""));
        }
        var list = list(names);
        Collections.reverse(names);
        var reversed = list(names);

        var changes = courses.between(
                findings, findings, ListDifference.between(list, reversed).lines());

        assertThat(changes).hasSize(rows).allMatch(change -> change.course() == Course.CONTINUING);
    }

    private List<Course> between(List<Finding> before, List<Finding> after) {
        var lines = ListDifference.between(list(HUB, SERVER), list(HUB, SERVER)).lines();
        return courses.between(before, after, lines).stream()
                .map(FindingChange::course)
                .toList();
    }
}
