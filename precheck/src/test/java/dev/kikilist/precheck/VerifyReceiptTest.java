package dev.kikilist.precheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Receipt;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // set before each
class VerifyReceiptTest {
    private static final byte[] CONTENT = "the list".getBytes(UTF_8);

    @TempDir
    Path directory;

    private Path list;
    private String receipt;

    @BeforeEach
    void handIn() throws Exception {
        list = Files.write(directory.resolve("list.xlsx"), CONTENT);
        receipt = receipt();
    }

    @Test
    void findsNothingWrongWithAReceiptAndItsFile() throws IOException {
        assertThat(verify(receipt)).startsWith("0 ✓");
        assertThat(verify(receipt + "\n")).as("saved with a line feed").startsWith("0 ✓");
    }

    @Test
    void saysWhatDiffersWhereTheFileIsAnother() throws IOException {
        Files.writeString(list, "the List");
        assertThat(verify(receipt)).startsWith("3 ").contains("SHA-256").doesNotContain("大きさ");

        Files.writeString(list, "a longer list");
        assertThat(verify(receipt)).contains("大きさ 13（受領証は 8）", "SHA-256");
    }

    @ParameterizedTest
    @CsvSource({
        "CORRECTION_REQUIRED, READY_FOR_REVIEW, state",
        "'\"version\":\"0\"', '\"version\":\"1\"', version",
        "+09:00, +08:00, receivedAt",
    })
    void findsAnyEditOfWhatIsReadAtAGlance(String before, String after, String field) throws IOException {
        assertThat(receipt).contains(before);
        assertThat(verify(receipt.replaceFirst(Pattern.quote(before), after)))
                .startsWith("3 ")
                .contains(field + "：");
    }

    @Test
    void findsAnEditOfAnEventAlsoWhereTheSummaryIsEditedAlike() throws IOException {
        assertThat(verify(receipt.replace("CORRECTION_REQUIRED", "READY_FOR_REVIEW")))
                .startsWith("3 ")
                .contains("書き換えられています");
    }

    @Test
    void refusesWhatIsNoReceipt() throws IOException {
        for (var other : List.of("", "{}", "[]", "x", receipt.replace("kikilist-receipt-1", "kikilist-receipt-2"))) {
            assertThat(verify(other)).startsWith("3 ").contains("受領証として読めません");
        }
    }

    @Test
    void endsWithItsOwnCodeWhereAFileIsMissing() throws IOException {
        Files.delete(list);

        assertThat(verify(receipt)).startsWith("66 ");
    }

    private String verify(String document) throws IOException {
        var file = Files.writeString(directory.resolve("receipt.json"), document);
        var out = new StringWriter();
        int code = Precheck.run(
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                "verify-receipt",
                file.toString(),
                list.toString());
        return code + " " + out;
    }

    private static String receipt() throws Exception {
        var table = new InMemoryTable();
        var stores = table.stores(new AdjustableClock(Samples.NOW));
        var plain = new Samples("receipt").unclaimed(Samples.NOW);
        var object = new ObjectVersion("uploads", "else/list.xlsx", "v1", CONTENT.length, "01", Samples.NOW);
        var received = Samples.begin(
                stores.submissions(),
                new Submission(
                        object.submissionId(),
                        object,
                        "機器リスト.xlsx",
                        plain.owner(),
                        plain.state(),
                        0,
                        false,
                        Samples.NOW,
                        null,
                        null,
                        null));
        var sample = Samples.reading(Samples.emptyManifest());
        var reading = new Reading(
                sample.format(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)),
                sample.edition(),
                sample.subjectWritten(),
                sample.vendorNameWritten(),
                sample.counts(),
                sample.manifest(),
                null);
        var decided = received.decided(SubmissionState.CORRECTION_REQUIRED, 0, Samples.NOW, reading, null);
        assertThat(stores.submissions()
                        .record(new Decision(decided, Samples.lease(decided), null, null, null, List.of())))
                .isNotNull();
        return ReceiptDocument.of(
                Receipt.of(decided.id(), stores.audit().events(SubmissionEvents.subject(decided.id())))
                        .orElseThrow());
    }
}
