package dev.kikilist.advice;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 助言実績: how many lists were given advice in a fiscal year, by {@link #DEFINITION}.
 *
 * @param fiscalYear the year
 * @param total all of them
 * @param byBody by the procuring body's code, in order
 * @param byKind lists on which any office advised that; a list may count under two kinds
 */
public record AdviceStatistics(
        int fiscalYear, Count total, Map<String, Count> byBody, Map<AdviceKind, Integer> byKind) {
    /** What is counted, in Japanese. */
    public static final String DEFINITION = "年度（4月1日から翌年3月31日まで、日本時間）内に助言が通知された機器リストの件数。"
            + "同一案件・同一事業者の機器リストは、版や通知の回数にかかわらず年度ごとに1件と数える。"
            + "いずれかの助言機関がリスト全体について懸念ありとした助言が1回でもあれば「懸念あり」とする。";

    /** The same in English. */
    public static final String DEFINITION_ENGLISH =
            "Lists on which advice was released within the fiscal year (1 April to 31 March, time of Japan). All versions "
                    + "of one vendor's list to one procurement count once a year. A list counts as with concern when any "
                    + "office's released opinion on the list as a whole was a concern.";

    /** A number of lists and how many of them were given advice with concern. */
    public record Count(int lists, int withConcern) {
        /** Returns how many were given advice without concern. */
        public int withoutConcern() {
            return lists - withConcern;
        }

        /** Returns both together. */
        public Count and(Count other) {
            return new Count(lists + other.lists, withConcern + other.withConcern);
        }

        private static Count of(AdvisedList list) {
            return new Count(1, list.withConcern() ? 1 : 0);
        }
    }

    /** Returns the statistics of {@code lists}, each of which was advised in {@code fiscalYear}. */
    public static AdviceStatistics of(int fiscalYear, List<AdvisedList> lists) {
        var total = new Count(0, 0);
        var byBody = new TreeMap<String, Count>(Comparator.naturalOrder());
        var byKind = new EnumMap<AdviceKind, Integer>(AdviceKind.class);
        for (var kind : AdviceKind.values()) {
            byKind.put(kind, 0);
        }
        for (var list : lists) {
            total = total.and(Count.of(list));
            byBody.merge(list.body().value(), Count.of(list), Count::and);
            list.kinds().forEach(kind -> byKind.merge(kind, 1, Integer::sum));
        }
        return new AdviceStatistics(fiscalYear, total, byBody, byKind);
    }
}
