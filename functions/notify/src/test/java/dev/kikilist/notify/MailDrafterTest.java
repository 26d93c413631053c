package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailContent;
import dev.kikilist.mail.MailContent.AboutList;
import dev.kikilist.mail.MailContent.CorrectionNotice;
import dev.kikilist.mail.MailContent.CorrectionRequest;
import dev.kikilist.mail.MailContent.DeadlineNotice;
import dev.kikilist.mail.MailContent.FindingLine;
import dev.kikilist.mail.MailContent.ReviewNotice;
import dev.kikilist.mail.MailContent.ReviewRequest;
import dev.kikilist.mail.MailContent.Tally;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ChangeProcurement;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each recipient is told. */
class MailDrafterTest {
    private final Office office = new Office().withOfficeContacts();

    @Test
    void vendorIsToldWhatToCorrectAndWhatToCheck() {
        var decided = office.decide(
                items(3),
                List.of(
                        Office.finding(FindingCode.E120, 13),
                        Office.finding(FindingCode.Q201, 14),
                        Office.finding(FindingCode.E140, 15)));

        var mail = (CorrectionRequest) office.draft(decided.mail(office.vendor()));

        assertThat(mail.corrections().lines())
                .extracting(FindingLine::number, FindingLine::code, FindingLine::place)
                .containsExactly(tuple("1", "E120", "機器リスト E13"), tuple("2", "E140", "機器リスト E15"));
        assertThat(mail.queries().lines())
                .extracting(FindingLine::number, FindingLine::code)
                .containsExactly(tuple("3", "Q201"));
        assertThat(mail.facts().mustCorrect()).isEqualTo("2");
        assertThat(mail.facts().shouldCheck()).isEqualTo("1");
        assertThat(mail.facts().items()).isEqualTo("3");
        assertThat(mail.addressee().organisation()).isEqualTo(office.invitation.vendorName());
        assertThat(mail.agencyContact().email())
                .isEqualTo(office.procurement
                        .contact()
                        .known()
                        .orElseThrow()
                        .email()
                        .value());
    }

    @Test
    void factsNameTheListAndWhereItIsShown() {
        var decided = office.decide("提出 リスト+1.xlsx", items(1), List.of());

        var facts = ((AboutList) office.draft(decided.mail(office.agency()))).facts();

        var id = decided.submission().id().value();
        assertThat(facts.reference()).isEqualTo(id);
        assertThat(facts.link()).isEqualTo("https://portal.example.jp/submissions/" + id);
        assertThat(facts.body()).isEqualTo("警察庁");
        assertThat(facts.title()).isEqualTo(office.procurement.title());
        assertThat(facts.vendor()).isEqualTo("株式会社髙﨑ネットワーク");
        assertThat(facts.fileName()).isEqualTo("提出 リスト+1.xlsx");
        assertThat(facts.version()).isEqualTo("1");
        assertThat(facts.uploadedAt().japanese()).isEqualTo("令和8年4月15日（水） 10時23分（日本時間）");
        assertThat(facts.uploadedAt().english()).isEqualTo("2026-04-15 (Wed) 10:23 JST");
        assertThat(facts.submissionDue().japanese()).isEqualTo("令和8年5月31日（日）");
        assertThat(facts.submissionDue().english()).isEqualTo("2026-05-31 (Sun)");
    }

    @Test
    void subjectSaysWhatWhichAndUntilWhen() {
        var ready = office.decide(items(1), List.of());
        var faulty = office.decide(items(1), List.of(Office.finding(FindingCode.E120, 13)));
        var unreadable = office.decide(List.of(), List.of(Finding.ofFile(FindingCode.F002)));

        assertThat(subjects(ready))
                .containsExactly(
                        subject("確認依頼", ready, "技術検査締切 令和8年6月10日"),
                        subject("確認依頼", ready, "技術検査締切 令和8年6月10日"),
                        subject("確認依頼のお知らせ", ready, "技術検査締切 令和8年6月10日"));
        assertThat(subjects(faulty))
                .containsExactly(
                        subject("修正依頼", faulty, "提出期限 令和8年5月31日"), subject("修正依頼のお知らせ", faulty, "提出期限 令和8年5月31日"));
        assertThat(subjects(unreadable))
                .containsExactly(
                        subject("再提出依頼", unreadable, "提出期限 令和8年5月31日"),
                        subject("再提出依頼のお知らせ", unreadable, "提出期限 令和8年5月31日"));
    }

    private Stream<String> subjects(Office.Decided decided) {
        return decided.mails().stream().map(office::draft).map(MailContent::subject);
    }

    private String subject(String kind, Office.Decided decided, String due) {
        return "[機器リスト] " + kind + " " + decided.submission().id().value().substring(0, 8) + " "
                + office.procurement.title() + " " + due;
    }

    @Test
    void reviewersAreToldHowTheListDivides() {
        var decided = office.decide(items(25), List.of());

        var mail = (ReviewRequest) office.draft(decided.mail(new Recipient.Office(Office.NISC)));

        assertThat(mail.itemsCounted()).isEqualTo("25");
        assertThat(mail.wholeListCounted()).isTrue();
        assertThat(mail.categories().lines()).containsExactly(new Tally("ハブ", "20"), new Tally("ハブ（別紙2にない記載）", "5"));
        assertThat(mail.makers().lines()).hasSize(7).contains(new Tally("富士電子𠮷工業1", "4"), new Tally("富士電子𠮷工業0", "3"));
        assertThat(mail.outline().viewpoints()).hasSize(5);
        assertThat(mail.addressee().organisation())
                .as("the name that the office bears now, not when the edition took effect")
                .isEqualTo("国家サイバー統括室");
    }

    @Test
    void breakdownIsBoundedAndSaysSo() {
        var decided = office.decide(items(10_050), List.of());

        var mail = (ReviewRequest) office.draft(decided.mail(new Recipient.Office(Office.DIGITAL)));

        assertThat(mail.facts().items()).isEqualTo("10,050");
        assertThat(mail.itemsCounted()).isEqualTo("10,000");
        assertThat(mail.wholeListCounted()).isFalse();
    }

    @Test
    void smallSharesAreSummedUp() {
        var makers = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> withMaker(Samples.item(i), i <= 25 ? "製造者" + i : "製造者1"))
                .toList();
        var decided = office.decide(makers, List.of());

        var mail = (ReviewRequest) office.draft(decided.mail(new Recipient.Office(Office.NISC)));

        assertThat(mail.makers().lines()).hasSize(20).startsWith(new Tally("製造者1", "6"));
        assertThat(mail.makers().othersKinds()).isEqualTo("5");
        assertThat(mail.makers().othersCount()).isEqualTo("5");
    }

    @Test
    void equalMakersInOtherSpellingsAreOne() {
        var decided = office.decide(
                List.of(withMaker(Samples.item(1), "ＡＢＣ電機株式会社"), withMaker(Samples.item(2), "ABC電機㈱")), List.of());

        var mail = (ReviewRequest) office.draft(decided.mail(new Recipient.Office(Office.NISC)));

        assertThat(mail.makers().lines()).containsExactly(new Tally("ＡＢＣ電機株式会社", "2"));
    }

    @Test
    void aHundredFindingsAreShownThoseToCorrectFirst() {
        var queries = IntStream.range(0, 250).mapToObj(i -> Office.finding(FindingCode.Q201, 20 + i));
        var errors = IntStream.range(0, 40).mapToObj(i -> Office.finding(FindingCode.E120, 400 + i));
        var decided = office.decide(items(1), Stream.concat(queries, errors).toList());

        var mail = (CorrectionRequest) office.draft(decided.mail(office.vendor()));

        assertThat(mail.corrections().lines()).hasSize(40);
        assertThat(mail.corrections().isCut()).isFalse();
        assertThat(mail.queries().lines()).hasSize(60);
        assertThat(mail.queries().isCut()).isTrue();
        assertThat(mail.queries().total()).isEqualTo("250");
        assertThat(mail.queries().leftOut()).isEqualTo("190");
        assertThat(mail.queries().lines().getFirst().number()).isEqualTo("41");
    }

    @Test
    void whatToDoIsSpelledOutOnce() {
        var decided = office.decide(
                items(1), List.of(Office.finding(FindingCode.E120, 13), Office.finding(FindingCode.E120, 14)));

        var lines = ((CorrectionRequest) office.draft(decided.mail(office.vendor())))
                .corrections()
                .lines();

        assertThat(lines.get(0).action().japanese()).contains("国税庁");
        assertThat(lines.get(1).action().japanese()).isEqualTo("1と同じです。");
        assertThat(lines.get(1).action().english()).isEqualTo("As for 1.");
    }

    @Test
    void mailWithAHundredFindingsIsNotClipped() {
        var findings = IntStream.range(0, 100)
                .mapToObj(i -> Office.finding(i % 2 == 0 ? FindingCode.E120 : FindingCode.E140, 13 + i))
                .toList();
        var decided = office.decide(items(1), findings);

        var html = render(decided.mail(office.vendor())).html();

        assertThat(html.getBytes(StandardCharsets.UTF_8).length)
                .as("a mail program in wide use clips what is longer")
                .isLessThan(102_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-31T14:59:59Z", "2026-05-31T15:00:00Z"})
    void deadlineEndsWithItsDayInJapan(String now) {
        var decided = office.decide(items(1), List.of(Office.finding(FindingCode.E120, 13)));
        office.clock.set(Instant.parse(now));
        boolean passed = now.endsWith("15:00:00Z");

        assertThat(((CorrectionRequest) office.draft(decided.mail(office.vendor()))).overdue())
                .isEqualTo(passed);
        assertThat(((CorrectionNotice) office.draft(decided.mail(office.agency()))).overdue())
                .isEqualTo(passed);
    }

    @Test
    void listThatWasReplacedMeanwhileIsCalledSo() {
        var first = office.decide(items(1), List.of());
        office.clock.advance(Duration.ofHours(1));
        var second = office.decide(items(2), List.of());

        assertThat(((ReviewRequest) office.draft(first.mail(new Recipient.Office(Office.NISC)))).superseded())
                .isTrue();
        assertThat(((ReviewNotice) office.draft(first.mail(office.agency()))).superseded())
                .isTrue();
        assertThat(((ReviewNotice) office.draft(second.mail(office.agency()))).superseded())
                .isFalse();
    }

    @Test
    void findingsForReviewersAreInNobodysMail() {
        var secret = new Finding(FindingCode.R301, null, "内密の記載", List.of("内密の理由"), "内密の提案");
        var ready = office.decide(items(1), List.of(Office.finding(FindingCode.Q201, 13), secret, secret));
        var faulty = office.decide(items(1), List.of(Office.finding(FindingCode.E120, 13), secret));

        for (var id :
                Stream.concat(ready.mails().stream(), faulty.mails().stream()).toList()) {
            assertThat(all(render(id))).doesNotContain("内密").doesNotContain("R301");
        }
        assertThat(((ReviewRequest) office.draft(ready.mail(new Recipient.Office(Office.NISC)))).reviewerFindings())
                .isEqualTo("2");
    }

    @Test
    void vendorAndAgencyAreToldTheSameWhetherReviewersFoundSomethingOrNot() {
        var query = Office.finding(FindingCode.Q201, 13);
        var error = Office.finding(FindingCode.E120, 14);
        var hit = new Finding(FindingCode.R301, null, "x", List.of("y"), null);

        assertThat(mailsOf(List.of(query, hit), false)).isEqualTo(mailsOf(List.of(query), false));
        assertThat(mailsOf(List.of(error, query, hit), false)).isEqualTo(mailsOf(List.of(error, query), false));
        assertThat(mailsOf(List.of(query, hit), true))
                .as("the reviewers are told, so the comparison can fail")
                .isNotEqualTo(mailsOf(List.of(query), true));
    }

    private static List<RenderedMail> mailsOf(List<Finding> findings, boolean toOffices) {
        var office = new Office().withOfficeContacts();
        var decided = office.decide(items(2), findings);
        return decided.mails().stream()
                .filter(mail -> (mail.recipient() instanceof Recipient.Office) == toOffices)
                .map(mail -> new JStachioMailComposer().compose(office.draft(mail)))
                .toList();
    }

    @Test
    void wordsMeantForOfficesAreInNoOthersMail() {
        var decided = office.decide(items(2), List.of());

        assertThat(all(render(decided.mail(office.agency()))))
                .doesNotContain("確認担当者")
                .doesNotContain("reviewers only")
                .doesNotContain("懸念");
        assertThat(all(render(decided.mail(new Recipient.Office(Office.NISC))))).contains("懸念");
    }

    @Test
    void nothingWrittenByTheVendorIsInASubject() {
        var decided = office.decide(
                "偽の件名.xlsx",
                List.of(withMaker(Samples.item(1), "偽の製造者")),
                List.of(new Finding(FindingCode.Q201, null, "偽の記載", List.of("偽の引数"), "偽の提案")));

        for (var id : decided.mails()) {
            assertThat(office.draft(id).subject()).doesNotContain("偽");
        }
    }

    @Test
    void hostileRegistrationBreaksNeitherSubjectNorLines() {
        var nasty = "件名\r\nBcc: evil@example.jp\u2028\u0000\u202E\u200B<b>" + "長".repeat(300) + "\uD800";
        var plain = "件名";
        var hostile = rendered(nasty);
        var benign = rendered(plain);

        assertThat(hostile).hasSameSizeAs(benign).isNotEmpty();
        for (int i = 0; i < hostile.size(); i++) {
            assertThat(hostile.get(i).subject()).startsWith("[機器リスト] ").hasSizeLessThan(120);
            assertThat(hostile.get(i).subject().codePoints()).noneMatch(MailDrafterTest::misleads);
            assertThat(hostile.get(i).text().lines().count())
                    .isEqualTo(benign.get(i).text().lines().count());
            assertThat(hostile.get(i).text().codePoints().filter(c -> c != '\n'))
                    .noneMatch(MailDrafterTest::misleads);
        }
    }

    private static boolean misleads(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.SURROGATE;
    }

    private static List<RenderedMail> rendered(String text) {
        var office = officeWith(text);
        return Stream.of(List.of(finding(FindingCode.E140, text)), List.of(finding(FindingCode.Q201, text)))
                .map(findings -> office.decide(text, items(1), findings))
                .flatMap(decided -> decided.mails().stream())
                .map(id -> new JStachioMailComposer().compose(office.draft(id)))
                .toList();
    }

    private static Finding finding(FindingCode code, String text) {
        return new Finding(code, Samples.item(1).maker().address(), text, List.of(text), text);
    }

    private static Office officeWith(String text) {
        var samples = new Samples("hostile");
        var like = samples.procurement();
        var contact =
                new Contact(text, text, like.contact().known().orElseThrow().email(), text);
        var procurement = new Procurement(
                like.id(),
                like.body(),
                text,
                like.startDate(),
                like.edition(),
                like.viewpoints(),
                like.contractMethod(),
                like.subjects(),
                like.schedule(),
                contact,
                like.registeredAt());
        var invited = samples.invitation(procurement);
        return new Office(
                        procurement,
                        new Invitation(
                                invited.id(),
                                invited.procurementId(),
                                invited.body(),
                                invited.startDate(),
                                invited.vendor(),
                                text,
                                contact,
                                invited.invitedAt(),
                                0,
                                null))
                .withOfficeContacts();
    }

    @Test
    void anInvitationThatWasOvertakenByACancellationAsksForNothing() {
        var invited =
                new MailId(new MailMatter.OfInvitation(office.procurement.id()), Occasion.INVITED, office.vendor());
        assertThat(((DeadlineNotice) office.draft(invited)).actions()).hasSize(3);

        new ChangeProcurement(office.stores.procurements(), Editions.bundled(), office.clock)
                .cancel(new AgencyViewer(office.procurement.body()), office.procurement.id(), 1, "計画の見直し", List.of());

        var mail = (DeadlineNotice) office.draft(invited);
        assertThat(mail.subject()).contains("調達中止のお知らせ");
        assertThat(mail.actions()).hasSize(1);
        assertThat(all(render(invited))).contains("提出は不要").doesNotContain("form.xlsx");
    }

    @Test
    void mailThatNobodyOwesCannotBeDrafted() {
        var decided = office.decide(items(1), List.of());
        var toVendor = new MailId(decided.submission().id(), Occasion.LIST_READY, office.vendor());

        assertThatThrownBy(() -> office.drafter().draft(toVendor, Samples.contact("x")))
                .isInstanceOf(IllegalStateException.class);
    }

    private RenderedMail render(MailId id) {
        return new JStachioMailComposer().compose(office.draft(id));
    }

    private static String all(RenderedMail mail) {
        return mail.subject() + mail.text() + mail.html();
    }

    private static List<EquipmentItem> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Samples::item).toList();
    }

    private static EquipmentItem withMaker(EquipmentItem item, String maker) {
        return new EquipmentItem(
                item.position(),
                item.vendorName(),
                item.number(),
                item.category(),
                item.categoryCode(),
                Samples.cell(maker, item.position(), 3),
                item.makerNumber(),
                item.makerCorporateNumber(),
                item.product(),
                item.model(),
                item.extras());
    }
}
