package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementCalendar;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Subject;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the mails to their committed text, so that no change of theirs goes unseen.
 *
 * <p>Each run leaves what it composed in {@code target/mails}: compare, look at the HTML in a browser, and copy the text
 * to {@code src/test/resources/mails} when it is as it should be.
 */
class GoldenMailTest {
    private static final Path COMPOSED = Path.of("target", "mails");
    private static final Path COMMITTED = Path.of("src", "test", "resources", "mails");
    private static final Instant UPLOADED = Instant.parse("2026-11-20T01:15:00Z");

    private final Office office = office();

    @Test
    void requestToCorrect() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", items(), faults());
        check("correction-request", decided.mail(office.vendor()));
    }

    @Test
    void noticeOfCorrection() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", items(), faults());
        check("correction-notice", decided.mail(office.agency()));
    }

    @Test
    void requestToHandInAgainAfterTheDate() throws IOException {
        office.clock.advance(Duration.ofDays(12));
        var decided = office.decide("機器リスト.xlsx", List.of(), List.of(Findings.encrypted()));
        check("refusal-request", decided.mail(office.vendor()));
    }

    @Test
    void noticeOfRefusal() throws IOException {
        var decided = office.decide("機器リスト.xlsx", List.of(), List.of(Findings.encrypted()));
        check("refusal-notice", decided.mail(office.agency()));
    }

    @Test
    void requestToReview() throws IOException {
        var decided = office.decide(
                "機器リスト（最終版）.xlsx", items(), List.of(unknownCategory(), Finding.ofFile(FindingCode.R303, "架空電機株式会社")));
        check("review-request", decided.mail(new Recipient.Office(Office.NISC)));
    }

    @Test
    void noticeOfReview() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", items(), List.of(unknownCategory()));
        check("review-notice", decided.mail(office.agency()));
    }

    @Test
    void reminderToAVendor() throws IOException {
        check("submission-due-vendor", deadline(Occasion.SUBMISSION_DUE, LocalDate.of(2026, 12, 1), office.vendor()));
    }

    @Test
    void reminderToTheAgency() throws IOException {
        check("inspection-due-agency", deadline(Occasion.INSPECTION_DUE, LocalDate.of(2026, 12, 8), office.agency()));
    }

    @Test
    void lateAdviceToAnOffice() throws IOException {
        office.decide("機器リスト.xlsx", items(), List.of());
        check(
                "advice-late-office",
                deadline(Occasion.ADVICE_LATE, LocalDate.of(2026, 12, 8), new Recipient.Office(Office.NISC)));
    }

    @Test
    void changeToAVendor() throws IOException {
        check(
                "procurement-changed-vendor",
                new MailId(
                        new MailMatter.OfChange(office.procurement.id(), 1),
                        Occasion.PROCUREMENT_CHANGED,
                        office.vendor()));
    }

    @Test
    void theDatesGoWithTheMailAsACalendar() {
        var mail = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, LocalDate.of(2026, 12, 1), office.vendor())));

        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.mediaType()).isEqualTo("text/calendar");
            assertThat(attachment.fileName()).isEqualTo(office.procurement.id() + ".ics");
            assertThat(attachment.content()).isEqualTo(ProcurementCalendar.of(office.procurement, "デジタル庁"));
        });
    }

    @Test
    void aVendorIsToldNothingOfTheOthersAndAnAgencyOfAll() {
        var rival = office.stores
                .procurements()
                .create(new Samples("rival").invitation(office.procurement, new CorporateNumber("7010001008844")));
        var due = LocalDate.of(2026, 12, 1);

        var vendors = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, due, office.vendor())));
        var agencys = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, due, office.agency())));

        assertThat(vendors.text() + vendors.html()).doesNotContain(rival.vendorName(), "機器リストの状況");
        assertThat(agencys.text()).contains("株式会社架空システムズ：未受理", rival.vendorName() + "：未受理");
    }

    private MailId deadline(Occasion occasion, LocalDate day, Recipient recipient) {
        return new MailId(new MailMatter.OfDeadline(office.procurement.id(), day), occasion, recipient);
    }

    private void check(String name, MailId id) throws IOException {
        var mail = new JStachioMailComposer().compose(office.draft(id));
        var text = "Subject: " + mail.subject() + "\n\n" + mail.text();
        Files.createDirectories(COMPOSED);
        Files.writeString(COMPOSED.resolve(name + ".txt"), text);
        Files.writeString(COMPOSED.resolve(name + ".html"), mail.html());
        var committed = COMMITTED.resolve(name + ".txt");

        assertThat(committed).exists();
        assertThat(text).isEqualTo(Files.readString(committed));
    }

    private static Office office() {
        var samples = new Samples("golden");
        var like = samples.procurement();
        var procurement = new Procurement(
                like.id(),
                new BodyCode("GOV-025"),
                "次期統合ネットワークシステムの構築及び運用・保守業務",
                LocalDate.of(2026, 10, 1),
                Samples.EDITION,
                EnumSet.of(ImportanceViewpoint.CONFIDENTIAL_INFORMATION, ImportanceViewpoint.CORE_BUSINESS),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                EnumSet.of(Subject.EQUIPMENT, Subject.SERVICE),
                new Schedule(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22)),
                new Contact(
                        "戦略・組織グループ 調達担当", "山田 太郎", new EmailAddress("chotatsu@example.go.jp"), "03-0000-0000（内線1234）"),
                UPLOADED.minus(Duration.ofDays(40)));
        var vendor = new CorporateNumber("7000012050002");
        var invitation = new Invitation(
                InvitationId.of(procurement.id(), vendor),
                procurement.id(),
                procurement.body(),
                procurement.startDate(),
                vendor,
                "株式会社架空システムズ",
                new Contact("公共営業部", "鈴木 花子", new EmailAddress("hanako.suzuki@example.co.jp"), ""),
                UPLOADED.minus(Duration.ofDays(30)),
                0,
                null);
        var office = new Office(procurement, invitation);
        office.clock.set(UPLOADED);
        office.stores
                .addresses()
                .register(
                        Office.NISC,
                        new Contact("IT調達担当", "佐藤 一郎", new EmailAddress("advice@example.go.jp"), "03-1111-1111"),
                        null);
        return office;
    }

    private static List<EquipmentItem> items() {
        return IntStream.rangeClosed(1, 42)
                .mapToObj(i -> switch (i % 6) {
                    case 0 -> item(i, "ウェブサーバ", "SRV-WEB", "架空電機株式会社");
                    case 1 -> item(i, "ハブ", "NET-HUB", "Example Networks, Inc.");
                    case 2 -> item(i, "デスクトップPC", "TRM-DESKTOP", "架空電機㈱");
                    case 3 -> item(i, "サーバー類", null, "見本工業株式会社");
                    case 4 -> item(i, "ソフトウェア", "SFT", "見本ソフト合同会社");
                    default -> item(i, "ハブ", "NET-HUB", "試供ネットワークス株式会社");
                })
                .toList();
    }

    private static EquipmentItem item(int position, String category, @Nullable String code, String maker) {
        int row = 12 + position;
        return new EquipmentItem(
                position,
                Samples.cell("株式会社架空システムズ", row, 0),
                Samples.cell(Integer.toString(position), row, 1),
                Samples.cell(category, row, 2),
                code == null ? null : new CategoryCode(code),
                Samples.cell(maker, row, 3),
                Samples.cell("7000012050002", row, 4),
                new CorporateNumber("7000012050002"),
                Samples.cell("製品" + position, row, 5),
                Samples.cell("AAA 0123", row, 6),
                Map.of());
    }

    private static List<Finding> faults() {
        return List.of(
                fault(FindingCode.E120, 15, 4, "1234567890123", null, Term.MAKER_NUMBER, Term.CHECK_DIGIT),
                unknownCategory(),
                fault(
                        FindingCode.E120,
                        20,
                        4,
                        "７０００－０１２０－５０００２",
                        "7000012050002",
                        Term.MAKER_NUMBER,
                        Term.NOT_HALF_WIDTH),
                fault(FindingCode.E140, 23, 6, "", null, Term.MODEL));
    }

    private static Finding unknownCategory() {
        return new Finding(FindingCode.Q201, at(15, 2), "サーバー類", List.of("サーバー類"), "サーバ装置");
    }

    private static Finding fault(
            FindingCode code, int row, int column, String raw, @Nullable String suggestion, Term... arguments) {
        return new Finding(
                code,
                at(row, column),
                raw,
                List.of(arguments).stream().map(Term::japanese).toList(),
                suggestion);
    }

    private static CellAddress at(int row, int column) {
        return new CellAddress(0, "機器リスト", row, column);
    }
}
