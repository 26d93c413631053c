package dev.kikilist.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.NamePattern;
import dev.kikilist.concern.RecallId;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.text.CorporateNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernCommandsTest {
    private static final String CONCERNS = "/concerns";
    private static final String CONCERN = "/concerns/{concernId}";
    private static final String PUBLICATION = "/concerns/{concernId}/publication";
    private static final String WITHDRAWAL = "/concerns/{concernId}/withdrawal";
    private static final String IMPORTS = "POST /concerns/imports";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DRAFT = """
        {"makers": ["架空電機株式会社", "Kakuu Electric"], "model": "MX-*", "category": "ルータ",
         "reason": "供給経路に懸念があるため", "validFrom": "2026-04-01", "bodies": ["GOV-009"]}
        """;

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = new InMemoryTable().stores(clock);
    private final DeskHandler handler = Desks.over(stores, clock);
    private final HttpCaller reviewer = HttpCaller.reviewer(handler, "NISC");

    @Test
    void anEntryIsDraftedPublishedAndWithdrawn() {
        var drafted = reviewer.post(CONCERNS, DRAFT);
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.headers())
                .hasEntrySatisfying("etag", tag -> assertThat(tag).startsWith("\"1-"))
                .containsEntry("location", "/concerns/" + id(drafted));
        assertThat(drafted.json().at("changedBy").at("office").text()).contains("NISC");

        var published = reviewer.header("if-match", "\"1\"").call("POST " + PUBLICATION, "", id(drafted));
        assertThat(published.status()).isEqualTo(202);
        var recall = RecallId.of(new ConcernId(id(drafted)), 2);
        assertThat(published.headers())
                .containsEntry("location", "/recalls/" + recall)
                .hasEntrySatisfying("etag", tag -> assertThat(tag).startsWith("\"2-"));
        assertThat(stores.concerns().findRecall(recall)).isPresent();

        var withdrawn = reviewer.header("if-match", "\"2\"").call("POST " + WITHDRAWAL, "", id(drafted));
        assertThat(withdrawn.status()).isEqualTo(200);
        var changed = reviewer.header("if-match", "\"3\"").put(CONCERN, DRAFT, id(drafted));
        assertThat(changed.json().at("state").text()).contains("DRAFT");
        assertThat(stores.concerns().history(new ConcernId(id(drafted)))).hasSize(4);
    }

    @Test
    void theSameKeyDraftsOnce() {
        var keyed = reviewer.header("idempotency-key", "k");
        var first = keyed.post(CONCERNS, DRAFT);

        assertThat(keyed.post(CONCERNS, DRAFT).body()).isEqualTo(first.body());
        assertThat(keyed.post(CONCERNS, DRAFT.replace("MX", "AX")).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void twoReviewersCannotOverwriteEachOther() {
        var id = id(reviewer.post(CONCERNS, DRAFT));
        reviewer.header("if-match", "\"1\"").put(CONCERN, DRAFT.replace("MX", "AX"), id);

        assertThat(reviewer.header("if-match", "\"1\"").put(CONCERN, DRAFT, id).problem())
                .isEqualTo("changed-meanwhile");
        assertThat(reviewer.header("if-match", "\"1\"")
                        .call("POST " + PUBLICATION, "", id)
                        .status())
                .isEqualTo(412);
        assertThat(reviewer.put(CONCERN, DRAFT, id).problem()).isEqualTo("version-required");
        for (var unknown : List.of("2", "\"\"", "\"x\"", "*", "W/\"2\"", "\"99999999999999\"")) {
            assertThat(reviewer.header("if-match", unknown)
                            .put(CONCERN, DRAFT, id)
                            .status())
                    .as(unknown)
                    .isEqualTo(412);
        }
        assertThat(stores.concerns().history(new ConcernId(id))).hasSize(2);
    }

    @Test
    void whatIsPublishedIsNotChangedAndNothingIsPublishedBeforeItsFirstDay() {
        var id = id(reviewer.post(CONCERNS, DRAFT));
        reviewer.header("if-match", "\"1\"").call("POST " + PUBLICATION, "", id);
        assertThat(reviewer.header("if-match", "\"2\"").put(CONCERN, DRAFT, id).problem())
                .isEqualTo("not-in-this-state");

        var later = id(reviewer.post(CONCERNS, DRAFT.replace("2026-04-01", "2026-04-16")));
        assertThat(reviewer.header("if-match", "\"1\"")
                        .call("POST " + PUBLICATION, "", later)
                        .problem())
                .isEqualTo("not-in-this-state");
        clock.advance(Duration.ofDays(1));
        assertThat(reviewer.header("if-match", "\"1\"")
                        .call("POST " + PUBLICATION, "", later)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void allFaultsOfADraftAreToldAtOnce() {
        var answer = reviewer.post(CONCERNS, """
            {"makers": [""], "corporateNumber": "1234567890123", "product": "**", "model": "MX-*", "category": "宇宙船",
             "country": "日本", "validFrom": "2026-04-02", "validUntil": "2026-04-01", "bodies": ["XX"], "maker": "x"}
            """);

        assertThat(pointers(answer))
                .containsExactly(
                        "/makers/0",
                        "/corporateNumber",
                        "/product",
                        "/category",
                        "/country",
                        "/reason",
                        "/validUntil",
                        "/bodies/0",
                        "/maker");
        assertThat(stores.concerns().running(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": \"MX-*\", \"reason\": \"a\", \"validFrom\": \"2026-04-01\"}",
                "{\"category\": \"ルータ\", \"reason\": \"a\", \"validFrom\": \"2026-04-01\"}"
            })
    void whatNoIndexCouldFindIsNotTaken(String draft) {
        assertThat(pointers(reviewer.post(CONCERNS, draft))).containsExactly("/makers");
    }

    @Test
    void manyEntriesAreDraftedFromCsv() {
        var csv = String.join(
                "\r\n",
                "\uFEFFreason,makers,model,validFrom,bodies",
                "\"理由、\"\"引用\"\",\n二行目\",架空電機|Kakuu,MX-*,2026-04-01,GOV-009｜GOV-010",
                "",
                "理由,別の製造者,,2026-04-01,",
                "");
        var importing = reviewer.header("content-type", "text/csv").header("idempotency-key", "k");

        var answer = importing.call(IMPORTS, csv);

        assertThat(answer.status()).isEqualTo(201);
        var entries = answer.json().at("entries").elements();
        assertThat(entries).hasSize(2);
        var first = stores.concerns()
                .find(new ConcernId(entries.getFirst().at("id").text().orElseThrow()))
                .orElseThrow();
        assertThat(first.state()).isEqualTo(ConcernState.DRAFT);
        assertThat(first.terms().makers()).containsExactly("架空電機", "Kakuu");
        assertThat(first.terms().bodies()).hasSize(2);
        assertThat(importing.call(IMPORTS, csv).body()).isEqualTo(answer.body());
        assertThat(importing.call(IMPORTS, csv.replace("MX", "AX")).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void manyEntriesAreDraftedFromAWorkbook() throws IOException {
        var file = workbook(sheet -> {
            texts(sheet, 2, "reason", "makers", "model", "corporateNumber", "validFrom");
            texts(sheet, 4, "理由", "架空電機|Kakuu", "MX-*");
            sheet.value(4, 3, 7000012050002L);
            sheet.value(4, 4, LocalDate.of(2026, 4, 1));
            sheet.style(4, 4).format("yyyy/m/d").set();
            texts(sheet, 5, "=1+1", "別の製造者", "", "", "2026-04-01");
        });
        var importing = reviewer.header("content-type", XLSX).header("idempotency-key", "k");

        var answer = importing.send(IMPORTS, file);

        assertThat(answer.status()).isEqualTo(201);
        var entries = answer.json().at("entries").elements();
        assertThat(entries).hasSize(2);
        var terms = stores.concerns()
                .find(new ConcernId(entries.getFirst().at("id").text().orElseThrow()))
                .orElseThrow()
                .terms();
        assertThat(terms.makers()).containsExactly("架空電機", "Kakuu");
        assertThat(terms.corporateNumber()).isEqualTo(new CorporateNumber("7000012050002"));
        assertThat(terms.validFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(importing.send(IMPORTS, file).body()).isEqualTo(answer.body());
        assertThat(importing
                        .send(IMPORTS, workbook(sheet -> texts(sheet, 0, "reason")))
                        .problem())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void faultsOfAWorkbookNameTheirCells() throws IOException {
        var file = workbook(sheet -> {
            texts(sheet, 0, "", "makers", "reason", "validFrom", "colour");
            texts(sheet, 1, "", "架空電機", "", "2026-04-01", "red");
            texts(sheet, 3, "", "", "理由", "あした", "");
        });

        var answer = reviewer.header("content-type", XLSX)
                .header("idempotency-key", "k")
                .send(IMPORTS, file);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(pointers(answer)).contains("/C2", "/E2", "/D4", "/E4");
        assertThat(stores.concerns().published().entries()).isEmpty();
    }

    @Test
    void aWorkbookThatCannotBeReadSafelyIsRefusedWithTheReason() throws IOException {
        var importing = reviewer.header("content-type", XLSX);
        var bomb = bomb();
        assertThat(bomb.length).isLessThan(1024 * 1024);
        for (var hostile : List.of(bomb, "makers,reason".getBytes(UTF_8), new byte[] {'P', 'K', 3, 4, 0})) {
            var answer =
                    importing.header("idempotency-key", "k" + hostile.length).send(IMPORTS, hostile);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(pointers(answer)).containsExactly("");
            assertThat(answer.body()).contains("unreadable-file");
        }
        assertThat(importing
                        .header("idempotency-key", "k")
                        .send(IMPORTS, new byte[1024 * 1024 + 3])
                        .status())
                .isEqualTo(413);
        assertThat(importing
                        .header("idempotency-key", "k")
                        .call(IMPORTS, "makers")
                        .status())
                .as("a text")
                .isEqualTo(400);
    }

    @Test
    void whoMayNotImportIsRefusedWhateverTheWorkbookHolds() throws IOException {
        for (var file : List.of(bomb(), workbook(sheet -> texts(sheet, 0, "makers")))) {
            assertThat(HttpCaller.agency(handler, Samples.BODY.value())
                            .header("content-type", XLSX)
                            .header("idempotency-key", "k")
                            .send(IMPORTS, file)
                            .status())
                    .isEqualTo(403);
        }
    }

    /** The events by which functions are tried are read as they are, with the workbook that one of them carries. */
    @ParameterizedTest
    @ValueSource(strings = {"import-concerns", "import-concerns-from-a-workbook"})
    void aSampleEventDraftsItsEntry(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var sent = Files.newInputStream(Path.of("..", "..", "events", "desk", event + ".json"))) {
            handler.handleRequest(sent, answer, new Invocation());
        }

        assertThat(Json.parse(answer.toByteArray()).at("statusCode").integer()).hasValue(201L);
        var body = Json.parse(answer.toByteArray()).at("body").text().orElseThrow();
        var entry = Json.parse(body).at("entries").elements();
        assertThat(entry).hasSize(1);
        var terms = stores.concerns()
                .find(new ConcernId(entry.getFirst().at("id").text().orElseThrow()))
                .orElseThrow()
                .terms();
        assertThat(terms.makers()).containsExactly("架空電機株式会社", "Kakuu Electric");
        assertThat(terms.model()).isEqualTo(new NamePattern("MX-*"));
        assertThat(terms.reason()).isEqualTo("供給経路に懸念があるため");
        assertThat(terms.validFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook.newWorksheet("懸念情報"));
        }
        return bytes.toByteArray();
    }

    private static void texts(Worksheet sheet, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            if (!texts[column].isEmpty()) {
                sheet.inlineString(row, column, texts[column]);
            }
        }
    }

    /** Returns a workbook one part of which is inflated to a thousand times its size. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var parts = workbook(sheet -> texts(sheet, 0, "makers"));
        var file = Files.createTempFile("bomb", ".xlsx");
        try {
            Files.write(file, parts);
            try (var from = new ZipFile(file.toFile());
                    var to = new ZipOutputStream(bytes)) {
                for (var entry : Collections.list(from.entries())) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(from.getInputStream(entry).readAllBytes());
                }
                to.putNextEntry(new ZipEntry("xl/media/image1.png"));
                for (int megabyte = 0; megabyte < 100; megabyte++) {
                    to.write(new byte[1024 * 1024]);
                }
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    @Test
    void allFaultsOfAllRecordsAreToldAtOnceAndNothingIsDrafted() {
        var csv = "makers,reason,validFrom,colour\r\n架空電機,,2026-04-01,red\r\n,理由,あした,\r\n";

        var answer = reviewer.header("content-type", "text/csv; charset=utf-8")
                .header("idempotency-key", "k")
                .call(IMPORTS, csv);

        assertThat(pointers(answer)).containsExactly("/1/reason", "/1/colour", "/2/validFrom", "/2/colour");
        assertThat(stores.concerns().published().entries()).isEmpty();
        assertThat(pointers(reviewer.header("content-type", "text/csv")
                        .header("idempotency-key", "k")
                        .call(IMPORTS, "")))
                .containsExactly("");
        assertThat(reviewer.header("content-type", "text/csv")
                        .call(IMPORTS, csv)
                        .status())
                .as("without a key")
                .isEqualTo(400);
        assertThat(reviewer.header("idempotency-key", "k")
                        .post("/concerns/imports", csv)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void nobodyElseMayTouchTheConcernList() {
        var id = id(reviewer.post(CONCERNS, DRAFT));
        for (var stranger : List.of(
                HttpCaller.agency(handler, Samples.BODY.value()), HttpCaller.vendor(handler, "7010001008844"))) {
            var matching = stranger.header("if-match", "\"1\"");
            var missing = new Samples("other").id('c');
            assertThat(stranger.post(CONCERNS, DRAFT).status()).isEqualTo(403);
            assertThat(matching.put(CONCERN, DRAFT, id).seen())
                    .isEqualTo(matching.put(CONCERN, DRAFT, missing).seen());
            assertThat(matching.call("POST " + PUBLICATION, "", id).seen())
                    .isEqualTo(matching.call("POST " + PUBLICATION, "", missing).seen());
            assertThat(matching.call("POST " + WITHDRAWAL, "", id).status()).isEqualTo(403);
        }
        assertThat(stores.concerns().history(new ConcernId(id))).hasSize(1);
    }

    private static String id(HttpCaller.Answer answer) {
        return answer.json().at("id").text().orElseThrow();
    }

    private static List<String> pointers(HttpCaller.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().at("errors").elements().stream()
                .map(error -> error.at("pointer"))
                .map(JsonValue::text)
                .map(pointer -> pointer.orElse("?"))
                .toList();
    }
}
