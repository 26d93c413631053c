package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Claim;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RowStore} keeps to. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class RowStoreContract extends StoreContract {
    private static final PageRequest FIRST = PageRequest.first(PageRequest.LARGEST_LIMIT);
    private static final int LONGEST_CELL = 32_767;

    private SubmissionId id;

    @BeforeEach
    final void chooseId() {
        id = new SubmissionId(samples.id(SubmissionId.KIND));
    }

    private RowStore store() {
        return stores.rows();
    }

    @Test
    void keepsRowsAndFindingsInOrder() {
        var items = rows(20, Samples::item);
        var subcontractors = rows(3, Samples::subcontractor);
        var findings = List.of(
                Finding.ofFile(FindingCode.Q230, "備考"),
                Samples.finding(FindingCode.E120, 13),
                Samples.finding(FindingCode.R301, 14),
                new Finding(FindingCode.Q240, new CellAddress(1, "別紙", 5, CellAddress.WHOLE_ROW), "", List.of(), null),
                Samples.finding(FindingCode.R302, 15));

        var manifest = write(items, subcontractors, findings);

        assertThat(manifest.items()).isEqualTo(20);
        assertThat(manifest.subcontractors()).isEqualTo(3);
        assertThat(manifest.findings()).isEqualTo(3);
        assertThat(manifest.reviewerFindings()).isEqualTo(2);
        assertThat(manifest.digest()).matches("[0-9a-f]{64}");
        assertThat(store().items(id, manifest, FIRST).entries()).isEqualTo(items);
        assertThat(store().subcontractors(id, manifest, FIRST).entries()).isEqualTo(subcontractors);
        assertThat(store().findings(id, manifest, true, FIRST).entries())
                .containsExactly(findings.get(0), findings.get(1), findings.get(3), findings.get(2), findings.get(4));
    }

    @Test
    void keepsFindingsForReviewersFromOthers() {
        var findings = List.of(Samples.finding(FindingCode.R301, 14), Samples.finding(FindingCode.E120, 13));

        var manifest = write(List.of(), List.of(), findings);

        var page = store().findings(id, manifest, false, FIRST);
        assertThat(page.entries()).containsExactly(findings.get(1));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void keepsEveryKindOfText() {
        var texts = List.of(
                "",
                " ",
                "\u0000\u0001\u001f\u007f",
                "\"\\/\b\f\n\r\t",
                "㈱①髙﨑〜−ヴ",
                "𠮷👨‍👩‍👧",
                "\uFEFF\u200B\u3000",
                "null",
                "=1+1",
                "x".repeat(LONGEST_CELL));
        var items = rows(texts.size(), position -> itemWith(position, texts.get(position - 1)));

        var manifest = write(items, List.of(), List.of());

        assertThat(store().items(id, manifest, FIRST).entries()).isEqualTo(items);
    }

    @Test
    void keepsARowWithTextThatIsNotWellFormed() {
        var items = List.of(itemWith(1, "a\uD842b\uDFB7"), Samples.item(2));

        var manifest = write(items, List.of(), List.of());

        var found = store().items(id, manifest, FIRST).entries();
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().product().raw())
                .startsWith("a")
                .contains("b")
                .hasSize(4);
        assertThat(found.getLast()).isEqualTo(items.getLast());
    }

    @Test
    void keepsAListWithoutRows() {
        var manifest = write(List.of(), List.of(), List.of());

        assertThat(manifest)
                .usingRecursiveComparison()
                .ignoringFields("digest", "reviewerDigest")
                .isEqualTo(Samples.emptyManifest());
        assertThat(store().items(id, manifest, FIRST).entries()).isEmpty();
        assertThat(store().items(id, manifest, FIRST).next()).isEmpty();
        assertThat(store().subcontractors(id, manifest, FIRST).entries()).isEmpty();
        assertThat(store().findings(id, manifest, true, FIRST).entries()).isEmpty();
    }

    @Test
    void takesRowsOfBothTablesInAnyOrder() {
        var writer = store().write(Samples.lease(id));
        for (int position = 1; position <= 450; position++) {
            writer.subcontractor(Samples.subcontractor(position));
            writer.item(Samples.item(position));
        }
        var manifest = writer.finish(List.of());

        assertThat(Pages.all(200, request -> store().items(id, manifest, request)))
                .isEqualTo(rows(450, Samples::item));
        assertThat(Pages.all(200, request -> store().subcontractors(id, manifest, request)))
                .isEqualTo(rows(450, Samples::subcontractor));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 199, 200})
    void itsPagesAreAPartition(int limit) {
        var items = rows(601, Samples::item);
        var findings = new ArrayList<Finding>();
        for (int row = 0; row < 203; row++) {
            findings.add(Samples.finding(FindingCode.Q210, row));
            findings.add(Samples.finding(FindingCode.R303, row));
        }

        var manifest = write(items, List.of(), findings);

        assertThat(Pages.all(limit, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
        assertThat(Pages.all(limit, request -> store().findings(id, manifest, false, request)))
                .hasSize(203)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(FindingCode.Q210));
        assertThat(Pages.all(limit, request -> store().findings(id, manifest, true, request)))
                .hasSize(406)
                .containsExactlyInAnyOrderElementsOf(findings);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200, 201, 400})
    void endsWithTheLastRowWhateverTheirNumber(int count) {
        var items = rows(count, Samples::item);

        var manifest = write(items, List.of(), List.of());

        assertThat(Pages.all(50, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
    }

    @Test
    void keepsTenThousandRowsAndShowsNoneBeforeTheyAreRecorded() {
        var invitation = invite();
        var received = begin(invitation);
        var items = rows(10_000, Samples::item);

        id = received.id();
        var manifest = write(items, List.of(), List.of());

        assertThat(stores.submissions().find(received.id())).contains(received);
        assertThat(stores.submissions().record(sound(received, invitation, manifest)))
                .isEqualTo(Recorded.RECORDED);
        var named = stores.submissions()
                .find(received.id())
                .orElseThrow()
                .readingIfDecided()
                .orElseThrow()
                .manifest();
        assertThat(named).isEqualTo(manifest);
        assertThat(Pages.all(200, request -> store().items(id, named, request))).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 1_000})
    void keepsWhatWasWrittenWithItsDecision(int count) {
        var invitation = invite();
        var received = begin(invitation);
        var items = rows(count, Samples::item);
        var findings = List.of(Samples.finding(FindingCode.Q210, 13), Samples.finding(FindingCode.R303, 14));
        id = received.id();

        var recorded = store().withDecision(() -> stores.submissions()
                .record(sound(received, invitation, write(items, rows(2, Samples::subcontractor), findings))));

        assertThat(recorded).isEqualTo(Recorded.RECORDED);
        var manifest = stores.submissions()
                .find(id)
                .orElseThrow()
                .readingIfDecided()
                .orElseThrow()
                .manifest();
        assertThat(Pages.all(200, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
        assertThat(store().subcontractors(id, manifest, FIRST).entries()).isEqualTo(rows(2, Samples::subcontractor));
        assertThat(store().findings(id, manifest, true, FIRST).entries()).isEqualTo(findings);
    }

    @Test
    void storesWhatIsLeftWhenNoDecisionIsRecorded() {
        var invitation = invite();
        var received = begin(invitation);
        var later = new Lease(received.id(), 2);
        assertThat(stores.submissions().claim(received, Samples.NOW.plus(Samples.LEASE), Samples.LEASE))
                .isInstanceOf(Claim.Granted.class);
        id = received.id();

        var manifest = store().withDecision(() -> {
            var written = write(rows(20, Samples::item), List.of(), List.of());
            assertThat(stores.submissions().record(sound(received, invitation, written)))
                    .isEqualTo(Recorded.LEASE_LOST);
            return written;
        });

        assertThat(store().items(id, manifest, FIRST).entries()).isEqualTo(rows(20, Samples::item));
        assertThat(stores.submissions().record(withLease(later, toBeCorrected(received, invitation))))
                .isEqualTo(Recorded.RECORDED);
    }

    @Test
    void workThatEndsWithAnErrorLeavesNothingThatIsSeen() {
        var received = begin(invite());
        id = received.id();

        assertThatThrownBy(() -> store().withDecision(() -> {
                    write(rows(20, Samples::item), List.of(), List.of());
                    throw new IllegalStateException("no decision");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no decision");

        assertThat(stores.submissions().find(id)).contains(received);
    }

    private static Decision sound(Submission received, Invitation invitation, Manifest manifest) {
        var ready = ready(received, invitation);
        return new Decision(
                decided(received, SubmissionState.READY_FOR_REVIEW, 1, manifest),
                ready.lease(),
                invitation,
                ready.currentAfter(),
                null,
                ready.mails());
    }

    private static Decision withLease(Lease lease, Decision decision) {
        return new Decision(
                decision.submission(),
                lease,
                decision.invitationBefore(),
                decision.currentAfter(),
                decision.superseded(),
                decision.mails());
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        var items = rows(250, Samples::item);
        var findings = List.of(Samples.finding(FindingCode.E120, 13));
        var first = write(items, List.of(), findings);

        var second = write(items, List.of(), findings);

        assertThat(second).isEqualTo(first);
        assertThat(Pages.all(200, request -> store().items(id, first, request))).isEqualTo(items);
    }

    @Test
    void writingTheSameAtOnceChangesNothing() {
        var items = rows(650, Samples::item);

        var manifests = AtOnce.run(4, thread -> write(items, List.of(), List.of()));

        assertThat(manifests).containsOnly(manifests.getFirst());
        assertThat(Pages.all(200, request -> store().items(id, manifests.getFirst(), request)))
                .isEqualTo(items);
    }

    @Test
    void itsDigestTellsWhetherAnythingDiffers() {
        var items = rows(3, Samples::item);
        var subcontractors = rows(2, Samples::subcontractor);
        var findings = List.of(Samples.finding(FindingCode.E120, 13), Samples.finding(FindingCode.R301, 13));
        var digests = new ArrayList<String>();

        digests.add(write(items, subcontractors, findings).digest());
        digests.add(write(items.reversed(), subcontractors, findings).digest());
        digests.add(write(items.subList(0, 2), subcontractors, findings).digest());
        digests.add(write(items, subcontractors.reversed(), findings).digest());
        assertThat(write(items, subcontractors, findings.subList(0, 1)))
                .as("what only reviewers know shows in a digest of its own")
                .extracting(Manifest::digest)
                .isEqualTo(digests.getFirst());
        assertThat(write(items, subcontractors, findings.subList(0, 1)).reviewerDigest())
                .isNotEqualTo(write(items, subcontractors, findings).reviewerDigest());
        digests.add(write(items, subcontractors, findings.subList(1, 2)).digest());
        digests.add(write(List.of(items.get(0), items.get(1), itemWith(3, "別")), subcontractors, findings)
                .digest());

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void hidesWhatAnEarlierLongerAttemptLeft() {
        write(
                rows(450, position -> itemWith(position, "old")),
                rows(250, Samples::subcontractor),
                List.of(Samples.finding(FindingCode.E120, 13), Samples.finding(FindingCode.R301, 13)));
        var items = rows(210, Samples::item);

        var manifest = write(items, List.of(), List.of(Samples.finding(FindingCode.Q210, 13)));

        assertThat(Pages.all(200, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
        assertThat(store().subcontractors(id, manifest, FIRST).entries()).isEmpty();
        assertThat(store().findings(id, manifest, true, FIRST).entries())
                .containsExactly(Samples.finding(FindingCode.Q210, 13));
    }

    @Test
    void replacesWhatAnAttemptLeftThatEndedHalfWay() {
        var broken = store().write(Samples.lease(id));
        rows(6_000, position -> itemWith(position, "old")).forEach(broken::item);
        var items = rows(6_100, Samples::item);

        var manifest = write(items, List.of(), List.of());

        assertThat(Pages.all(200, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
    }

    @Test
    void keepsSubmissionsApart() {
        var first = id;
        var firstManifest = write(rows(5, Samples::item), List.of(), List.of());
        id = new SubmissionId(samples.id(SubmissionId.KIND));
        var secondManifest = write(rows(5, position -> itemWith(position, "another")), List.of(), List.of());

        assertThat(store().items(first, firstManifest, FIRST).entries()).isEqualTo(rows(5, Samples::item));
        assertThat(store().items(id, secondManifest, FIRST).entries())
                .isEqualTo(rows(5, position -> itemWith(position, "another")));
    }

    @Test
    void keepsRowsOfVeryLongCells() {
        var random = new Random(20260415);
        var items = rows(12, position -> longItem(position, random));

        var manifest = write(items, List.of(), List.of());

        assertThat(Pages.all(200, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
        assertThat(Pages.all(1, request -> store().items(id, manifest, request)))
                .isEqualTo(items);
    }

    @Test
    void replacesLongRowsByShortOnesAndTheReverse() {
        var random = new Random(20260416);
        var longItems = rows(8, position -> longItem(position, random));
        var shortItems = rows(20, Samples::item);

        write(longItems, List.of(), List.of());
        var shortManifest = write(shortItems, List.of(), List.of());
        assertThat(Pages.all(200, request -> store().items(id, shortManifest, request)))
                .isEqualTo(shortItems);

        var longManifest = write(longItems, List.of(), List.of());
        assertThat(Pages.all(200, request -> store().items(id, longManifest, request)))
                .isEqualTo(longItems);
    }

    @Test
    void throwsWhenRowsThatTheManifestNamesAreNotThere() {
        var manifest = write(rows(210, Samples::item), List.of(), List.of());
        var more = new Manifest(1, 600, 1, 1, 1, manifest.digest(), manifest.reviewerDigest());

        assertThatThrownBy(() -> Pages.all(200, request -> store().items(id, more, request)))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().subcontractors(id, more, FIRST)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store().findings(id, more, false, FIRST)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store().items(new SubmissionId(samples.id(SubmissionId.KIND)), manifest, FIRST))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "01", "1.5", "x", "0x1", "１", "10", "11", "99999999999999999999"})
    void refusesAPositionThatItDidNotMake(String text) {
        var manifest = write(
                rows(10, Samples::item),
                rows(10, Samples::subcontractor),
                rows(10, row -> Samples.finding(FindingCode.E120, row)));
        var request = new PageRequest(5, new Position(text));

        assertThatThrownBy(() -> store().items(id, manifest, request)).isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().subcontractors(id, manifest, request))
                .isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().findings(id, manifest, true, request))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void aPositionAmongFindingsForReviewersLeadsNobodyElseThere() {
        var manifest = write(
                List.of(),
                List.of(),
                List.of(
                        Samples.finding(FindingCode.E120, 1),
                        Samples.finding(FindingCode.R301, 2),
                        Samples.finding(FindingCode.R302, 3)));
        var second = store().findings(id, manifest, true, PageRequest.first(2))
                .next()
                .orElseThrow();

        assertThat(store().findings(id, manifest, true, new PageRequest(2, second))
                        .entries())
                .containsExactly(Samples.finding(FindingCode.R302, 3));
        assertThatThrownBy(() -> store().findings(id, manifest, false, new PageRequest(2, second)))
                .isInstanceOf(MalformedPositionException.class);
    }

    private Manifest write(List<EquipmentItem> items, List<Subcontractor> subcontractors, List<Finding> findings) {
        var writer = store().write(Samples.lease(id));
        items.forEach(writer::item);
        subcontractors.forEach(writer::subcontractor);
        return writer.finish(findings);
    }

    private static <T> List<T> rows(int count, IntFunction<T> row) {
        return IntStream.rangeClosed(1, count).mapToObj(row).toList();
    }

    private static EquipmentItem itemWith(int position, String text) {
        var plain = Samples.item(position);
        return new EquipmentItem(
                position,
                plain.vendorName(),
                plain.number(),
                plain.category(),
                plain.categoryCode(),
                plain.maker(),
                plain.makerNumber(),
                plain.makerCorporateNumber(),
                new FormCell(text, text.strip(), plain.product().address()),
                plain.model(),
                Map.of(text, text));
    }

    /** Returns a row of about 200 KB that hardly deflates. */
    private static EquipmentItem longItem(int position, Random random) {
        var plain = Samples.item(position);
        var extras = new LinkedHashMap<String, String>();
        extras.put("備考", randomText(random));
        extras.put("データ保存場所", randomText(random));
        return new EquipmentItem(
                position,
                plain.vendorName(),
                plain.number(),
                plain.category(),
                plain.categoryCode(),
                plain.maker(),
                plain.makerNumber(),
                plain.makerCorporateNumber(),
                plain.product(),
                plain.model(),
                extras);
    }

    private static String randomText(Random random) {
        var text = new StringBuilder(LONGEST_CELL);
        for (int i = 0; i < LONGEST_CELL; i++) {
            text.append((char) ('\u4E00' + random.nextInt(0x5000)));
        }
        return text.toString();
    }
}
