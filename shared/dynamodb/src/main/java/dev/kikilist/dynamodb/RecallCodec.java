package dev.kikilist.dynamodb;

import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecallState;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.SubmissionId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a recall, in the index of what is due while it is running, and those of the lists that it found. */
final class RecallCodec {
    static final String STEPS = "steps";
    private static final String OFFICES = "offices";
    private static final String NAMED = "named";

    private RecallCodec() {}

    static Map<String, AttributeValue> encode(Recall recall) {
        var item = ItemBuilder.at(Keys.recall(recall.id()))
                .text("id", recall.id().value())
                .text("concern", recall.concern().value())
                .number("concernVersion", recall.concernVersion())
                .name("state", recall.state())
                .number(STEPS, recall.steps())
                .text("next", recall.next() == null ? null : recall.next().value())
                .number("lists", recall.lists())
                .moment("startedAt", recall.startedAt())
                .moment("changedAt", recall.changedAt())
                .texts(
                        OFFICES,
                        recall.offices().stream().map(AdvisingOfficeCode::value).toList())
                .texts(NAMED, recall.named().stream().map(SubmissionId::value).toList());
        return switch (recall.state()) {
            case RUNNING -> item.in(Keys.due(recall)).build();
            case DONE -> item.build();
        };
    }

    static Recall decode(StoredItem item) {
        return new Recall(
                new RecallId(item.text("id")),
                new ConcernId(item.text("concern")),
                item.count("concernVersion"),
                item.name("state", RecallState.class),
                item.count(STEPS),
                item.valueOrNull("next", Position::new),
                item.count("lists"),
                item.moment("startedAt"),
                item.moment("changedAt"),
                texts(item, OFFICES).map(AdvisingOfficeCode::new).collect(Collectors.toCollection(LinkedHashSet::new)),
                texts(item, NAMED).map(SubmissionId::new).toList());
    }

    /** A recall that was started by an earlier version of the code has none. */
    private static Stream<String> texts(StoredItem item, String name) {
        return item.has(name) ? item.texts(name).stream() : Stream.empty();
    }

    static Map<String, AttributeValue> encode(RecalledList list) {
        return ItemBuilder.at(Keys.recalled(list.submission(), list.recall()))
                .in(Keys.indexKey(list))
                .text("submission", list.submission().value())
                .text("recall", list.recall().value())
                .text("concern", list.concern().value())
                .number("concernVersion", list.concernVersion())
                .number("rows", list.rows())
                .moment("notedAt", list.notedAt())
                .build();
    }

    static RecalledList recalled(StoredItem item) {
        return new RecalledList(
                new SubmissionId(item.text("submission")),
                new RecallId(item.text("recall")),
                new ConcernId(item.text("concern")),
                item.count("concernVersion"),
                item.count("rows"),
                item.moment("notedAt"));
    }
}
