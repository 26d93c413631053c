package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.Keys;
import dev.kikilist.dynamodb.RetentionClass;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table that its users filled, made again from its events, the bucket, and what only backups can give back. */
@TestInstance(Lifecycle.PER_CLASS)
class RebuildTest {
    private static final String REBUILT = "rebuilt";
    private static final Predicate<String> NOTES = key -> key.startsWith("ADVICE#");
    private static final Predicate<String> INDEX = NOTES.or(key -> key.startsWith("NAMED#"));

    /** A mail of a submission; those of its review, whose steps are numbered, are restored from backups as the review is. */
    private static final String MAIL = "MAIL#[A-Z_]+#(?!\\d{6}#).*";

    private static final Predicate<String> PROJECTION = INDEX.or(
            key -> key.matches("SUB#\\S+ (SUBMISSION|" + MAIL + "|(ITEMS|SUBCONTRACTORS|FINDINGS|DIGESTS)#.*)"));

    /** Whatever of a registered contact can be told from all else. */
    private static final Pattern PERSONAL =
            Pattern.compile("金糸雀|03-9999-0001|(?:[a-z+]+@(?:reviewer|agency|vendor)\\.example\\.jp)");

    /** What attempts and leases leave behind, of which no event tells. */
    private static final Set<String> NOT_TOLD = Set.of("since", "relays", "leaseUntil", "leaseToken", "gsi3sk");

    private static final Set<String> PLACE_OF_LISTS = Set.of("lastVersion", "currentId", "currentOrder");

    private FilledSystem system;
    private Map<String, Map<String, AttributeValue>> original;

    @BeforeAll
    void fill(@TempDir Path directory) throws Exception {
        system = FilledSystem.in(directory);
        original = TableItems.of(system.client(), system.table());
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void aTableThatItsFunctionsFilledIsAsItsEventsSay() {
        assertThat(states())
                .contains(
                        "READY_FOR_REVIEW", "CORRECTION_REQUIRED", "REFUSED", "SUPERSEDED", "RECEIVED", "INTERRUPTED");
        assertThat(system.run("rebuild", "--table", system.table()))
                .startsWith("0 ")
                .contains("lists, 0 read again", " 0 missing, 0 different; 0 not rebuilt")
                .hasLineCount(1);
        assertThat(system.run("rebuild", "--index-only", "--table", system.table()))
                .startsWith("0 ");
        assertThat(system.run("verify-audit", "--table", system.table()))
                .startsWith("0 ")
                .contains(", 0 broken");
    }

    @Test
    void nothingButContactsNamesAnybody() {
        var named = original.values().stream()
                .filter(item -> PERSONAL.matcher(ReadableItem.of(item)).find())
                .map(item -> Keys.retention(TableItems.text(item, "pk"), TableItems.text(item, "sk")))
                .toList();

        assertThat(named)
                .as("those of two offices, three procurements and three invitations")
                .hasSize(8)
                .containsOnly(RetentionClass.CONTACT);
    }

    @Test
    void projectionsAreMadeAgainToTheByte() {
        create(REBUILT, key -> !PROJECTION.test(key));

        assertThat(system.run("rebuild", "--table", REBUILT)).startsWith("1 ").contains(" SUBMISSION: missing");
        assertThat(TableItems.of(system.client(), REBUILT))
                .as("what was only compared")
                .noneSatisfy((key, item) -> assertThat(PROJECTION).accepts(key));

        assertThat(system.run("rebuild", "--write", "--table", REBUILT))
                .startsWith("0 ")
                .contains(" 0 not rebuilt");
        var rebuilt = TableItems.of(system.client(), REBUILT);
        assertThat(rebuilt.keySet()).isEqualTo(original.keySet());
        original.forEach((key, item) -> assertThat(TableItems.without(rebuilt.getOrDefault(key, Map.of()), NOT_TOLD))
                .as(key)
                .isEqualTo(TableItems.without(item, NOT_TOLD)));
        assertThat(system.run("rebuild", "--table", REBUILT)).startsWith("0 ");
    }

    @Test
    void theIndexIsMadeAgainFromTheStoredRows() {
        create("without-index", key -> !INDEX.test(key));

        assertThat(system.run("rebuild", "--index-only", "--write", "--table", "without-index"))
                .startsWith("0 ")
                .contains(" 0 read again", " 0 not rebuilt");

        var rebuilt = TableItems.of(system.client(), "without-index");
        original.forEach((key, item) -> {
            if (INDEX.test(key)) {
                assertThat(rebuilt.get(key)).as(key).isEqualTo(item);
            }
        });
    }

    @Test
    void adviceIsFoundByNotesThatWereMadeAgain() {
        assertThat(original.keySet().stream().filter(NOTES))
                .as("two products of one maker, and one of another")
                .hasSize(3 + 2);
        assertThat(system.foundWithoutNotes()).doesNotContain("R302");
        assertThat(system.foundAgain()).filteredOn("R302"::equals).hasSize(3);
    }

    @Test
    void aNoteThatWasDamagedIsToldAndPutRight() {
        create("damaged-notes", key -> true);
        var notes = original.keySet().stream()
                .filter(key -> NOTES.test(key) && !key.endsWith(" MAKER"))
                .toList();
        change("damaged-notes", notes.get(0), "releases", AttributeValue.fromS("damaged"));
        change("damaged-notes", notes.get(1), "releases", AttributeValue.fromL(List.of()));
        var nothing = releases(notes.get(2));
        nothing.addFirst(AttributeValue.fromS(nothing.getFirst().s().replaceFirst("#[0-9]+#", "#7#")));
        change("damaged-notes", notes.get(2), "releases", AttributeValue.fromL(nothing));

        assertThat(system.run("rebuild", "--table", "damaged-notes"))
                .as("a note of a release that came to nothing harms nobody")
                .startsWith("1 ")
                .contains(
                        notes.get(0) + ": other releases",
                        notes.get(1) + ": other releases",
                        " 0 missing, 2 different; 0 not rebuilt")
                .hasLineCount(3);
        assertThat(system.run("rebuild", "--write", "--table", "damaged-notes")).startsWith("0 ");
        change("damaged-notes", notes.get(2), "releases", AttributeValue.fromL(releases(notes.get(2))));
        assertThat(TableItems.of(system.client(), "damaged-notes")).isEqualTo(original);
    }

    private List<AttributeValue> releases(String note) {
        return new ArrayList<>(original.getOrDefault(note, Map.of())
                .getOrDefault("releases", AttributeValue.fromL(List.of()))
                .l());
    }

    @Test
    void whatWasDamagedIsToldAndPutRight() {
        create("damaged", key -> true);
        var submission = key(
                "SUB#\\S+ SUBMISSION", item -> TableItems.text(item, "state").equals("READY_FOR_REVIEW"));
        var chunk = key("SUB#\\S+ ITEMS#00001#00001", item -> true);
        var mail =
                key("SUB#\\S+ " + MAIL, item -> TableItems.text(item, "state").equals("SENT"));
        var invitation = key("PROC#\\S+ INVITATION#.*", item -> item.containsKey("currentId"));
        change("damaged", submission, "state", AttributeValue.fromS("REFUSED"));
        change("damaged", chunk, "payload", AttributeValue.fromB(SdkBytes.fromUtf8String("x")));
        change("damaged", mail, "messageId", AttributeValue.fromS("another"));
        change("damaged", invitation, "lastVersion", AttributeValue.fromN("99"));

        var told = system.run("rebuild", "--table", "damaged");

        assertThat(told)
                .startsWith("1 ")
                .contains(
                        submission + ": other state",
                        chunk + ": other payload",
                        mail + ": other messageId",
                        invitation + ": other lastVersion",
                        " 0 missing, 4 different; 0 not rebuilt")
                .hasLineCount(5);
        assertThat(system.run("rebuild", "--index-only", "--table", "damaged"))
                .startsWith("1 ")
                .contains("not rebuilt, its rows were damaged");
        assertThat(system.run("rebuild", "--write", "--table", "damaged")).startsWith("0 ");
        assertThat(TableItems.of(system.client(), "damaged")).isEqualTo(original);
    }

    @Test
    void whatIsNotToBeHadIsToldAndLeftAlone() {
        create("incomplete", key -> !key.startsWith("PROC#") || key.contains(" PROCUREMENT"));
        var chunk = key("SUB#\\S+ ITEMS#00001#00001", item -> true);
        TableItems.delete(system.client(), "incomplete", chunk);
        var event = key(
                "SUB#\\S+ AUDIT#000002",
                item -> TableItems.text(item, "kind").equals("DECIDED")
                        && !chunk.startsWith(TableItems.text(item, "pk") + " "));
        change("incomplete", event, "at", AttributeValue.fromS("2026-01-01T00:00:00Z"));

        var told = system.run("rebuild", "--write", "--table", "incomplete");

        assertThat(told)
                .startsWith("1 ")
                .contains(
                        "not rebuilt, its procurement and invitation are not registered",
                        "not rebuilt, its events were changed",
                        "invitations: not rebuilt, events were changed");
        assertThat(TableItems.of(system.client(), "incomplete")).doesNotContainKey(chunk);
    }

    private List<String> states() {
        return original.entrySet().stream()
                .filter(item -> item.getKey().endsWith(" SUBMISSION"))
                .map(item -> TableItems.text(item.getValue(), "state"))
                .toList();
    }

    /** Makes a table with those items of the original whose key is wanted; what events say of invitations is taken out. */
    private void create(String table, Predicate<String> wanted) {
        TemplateTables.create(
                system.client(), SamTemplate.ofThisProject().tables().getFirst(), table);
        boolean isWhole = original.keySet().stream().allMatch(wanted);
        var copies = new ArrayList<WriteRequest>();
        original.forEach((key, item) -> {
            if (wanted.test(key)) {
                var copy = new HashMap<>(item);
                if (!isWhole && copy.containsKey("lastVersion")) {
                    copy.keySet().removeAll(PLACE_OF_LISTS);
                    copy.put("lastVersion", AttributeValue.fromN("0"));
                }
                copies.add(
                        WriteRequest.builder().putRequest(put -> put.item(copy)).build());
            }
        });
        for (int from = 0; from < copies.size(); from += 25) {
            var batch = copies.subList(from, Math.min(copies.size(), from + 25));
            system.client().batchWriteItem(request -> request.requestItems(Map.of(table, batch)));
        }
    }

    private String key(String pattern, Predicate<Map<String, AttributeValue>> wanted) {
        return original.entrySet().stream()
                .filter(item -> item.getKey().matches(pattern) && wanted.test(item.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void change(String table, String key, String attribute, AttributeValue value) {
        var item = new HashMap<>(original.getOrDefault(key, Map.of()));
        item.put(attribute, value);
        system.client().putItem(request -> request.tableName(table).item(item));
    }
}
