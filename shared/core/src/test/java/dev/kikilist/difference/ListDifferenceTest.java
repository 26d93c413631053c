package dev.kikilist.difference;

import static dev.kikilist.difference.TestRows.list;
import static dev.kikilist.difference.TestRows.subcontractor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.difference.ListDifference.Rows;
import dev.kikilist.difference.TestRows.Named;
import dev.kikilist.equipment.EquipmentItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ListDifferenceTest {
    private static final Named HUB = Named.of("富士電子", "L3スイッチ", "FX-100");
    private static final Named SERVER = Named.of("みなと電機", "ミナトサーバ", "MS-1");
    private static final Named PRINTER = Named.of("大和精機", "プリンタ", "P-9");

    @Test
    void theSameListHasNoDifference() {
        assertThat(told(list(HUB, SERVER), list(HUB, SERVER))).isEmpty();
    }

    @Test
    void aListThatWasSortedAnewHasNotChanged() {
        var difference = ListDifference.between(list(HUB, SERVER, PRINTER), list(PRINTER, HUB, SERVER));

        assertThat(difference.items()).isEmpty();
        assertThat(difference.unchangedItems()).isEqualTo(3);
    }

    @Test
    void aRowMayBeAdded() {
        assertThat(told(list(HUB, SERVER), list(HUB, PRINTER, SERVER))).containsExactly("+ 大和精機 プリンタ P-9");
    }

    @Test
    void aRowMayBeRemoved() {
        assertThat(told(list(PRINTER, HUB, SERVER), list(HUB, SERVER))).containsExactly("- 大和精機 プリンタ P-9");
        assertThat(told(list(HUB, SERVER, PRINTER), list(HUB, SERVER))).containsExactly("- 大和精機 プリンタ P-9");
        assertThat(told(list(HUB), list())).containsExactly("- 富士電子 L3スイッチ FX-100");
    }

    @Test
    void anotherThingInTheSamePlaceReplacesIt() {
        assertThat(told(list(HUB, PRINTER, SERVER), list(HUB, Named.of("南海工業", "複合機", "N-1"), SERVER)))
                .containsExactly("大和精機 プリンタ P-9 -> 南海工業 複合機 N-1");
    }

    @Test
    void anotherThingElsewhereReplacesNothing() {
        assertThat(told(list(PRINTER, HUB, SERVER), list(HUB, SERVER, Named.of("南海工業", "複合機", "N-1"))))
                .containsExactly("- 大和精機 プリンタ P-9", "+ 南海工業 複合機 N-1");
    }

    @Test
    void aCellMayBeChanged() {
        assertThat(told(list(HUB, SERVER), list(SERVER.withNumber("1010401900101"), HUB)))
                .containsExactly("~ 製造業者の法人番号:  => 1010401900101");
    }

    @Test
    void aModelThatWasCorrectedIsAChangeOfTheSameThing() {
        assertThat(told(list(HUB, SERVER), list(HUB, Named.of("みなと電機", "ミナトサーバ", "MS-1 A2"))))
                .containsExactly("~ 型番: MS-1 => MS-1 A2");
    }

    @Test
    void theSameWordsInAnotherWidthAreAChangeOfTheCell() {
        assertThat(told(list(HUB), list(Named.of("富士電子", "Ｌ３スイッチ", "FX-100"))))
                .containsExactly("~ 製品名: L3スイッチ => Ｌ３スイッチ");
    }

    @Test
    void oneOfTwoEqualRowsMayGo() {
        assertThat(told(list(HUB, HUB, SERVER), list(HUB, SERVER))).containsExactly("- 富士電子 L3スイッチ FX-100");
    }

    @Test
    void subcontractorsAreComparedAsWell() {
        var before = new Rows(List.of(), List.of(subcontractor(4, "北海設備", "設置作業"), subcontractor(5, "西山運輸", "搬入")));
        var after = new Rows(List.of(), List.of(subcontractor(4, "北海設備", "設置作業・保守")));

        var difference = ListDifference.between(before, after);

        assertThat(difference.items()).isEmpty();
        assertThat(difference.subcontractors())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(LineChange.Changed.class),
                        second -> assertThat(second).isInstanceOf(LineChange.Removed.class));
    }

    /** Whatever is done to a list, every row of both is told of once, and shuffling tells of nothing. */
    @RepeatedTest(200)
    void everyRowIsAccountedForOnce(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Named> before = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            before.add(any(random));
        }
        List<Named> after = new ArrayList<>(before);
        Collections.shuffle(after, random);
        assertThat(told(list(before), list(after))).isEmpty();
        after.removeIf(row -> random.nextInt(4) == 0);
        after.replaceAll(row -> random.nextInt(4) == 0 ? any(random) : row);
        for (int i = random.nextInt(4); i > 0; i--) {
            after.add(random.nextInt(after.size() + 1), any(random));
        }

        var difference = ListDifference.between(list(before), list(after));

        List<Integer> earlier = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (var change : difference.items()) {
            switch (change) {
                case LineChange.Added<EquipmentItem> added ->
                    later.add(added.after().position());
                case LineChange.Removed<EquipmentItem> removed ->
                    earlier.add(removed.before().position());
                case LineChange.Replaced<EquipmentItem> replaced -> {
                    earlier.add(replaced.before().position());
                    later.add(replaced.after().position());
                }
                case LineChange.Changed<EquipmentItem> changed -> {
                    assertThat(changed.cells()).isNotEmpty();
                    earlier.add(changed.before().position());
                    later.add(changed.after().position());
                }
            }
        }
        assertThat(earlier).doesNotHaveDuplicates().hasSize(before.size() - difference.unchangedItems());
        assertThat(later).doesNotHaveDuplicates().isSorted().hasSize(after.size() - difference.unchangedItems());
    }

    private static Named any(Random random) {
        return Named.of("製造" + random.nextInt(3), "製品" + random.nextInt(3), "M-" + random.nextInt(4));
    }

    private static List<String> told(Rows before, Rows after) {
        return ListDifference.between(before, after).items().stream()
                .map(change -> switch (change) {
                    case LineChange.Added<EquipmentItem> added -> "+ " + name(added.after());
                    case LineChange.Removed<EquipmentItem> removed -> "- " + name(removed.before());
                    case LineChange.Replaced<EquipmentItem> replaced ->
                        name(replaced.before()) + " -> " + name(replaced.after());
                    case LineChange.Changed<EquipmentItem> changed ->
                        "~ "
                                + String.join(
                                        ", ",
                                        changed.cells().stream()
                                                .map(cell -> cell.field().japanese() + ": " + cell.before() + " => "
                                                        + cell.after())
                                                .toList());
                })
                .toList();
    }

    private static String name(EquipmentItem item) {
        return item.maker().value() + " " + item.product().value() + " "
                + item.model().value();
    }
}
