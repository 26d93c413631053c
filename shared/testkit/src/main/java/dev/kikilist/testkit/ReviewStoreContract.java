package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.GivenAdvice;
import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.ItemAdvice;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of reviews does. */
public abstract class ReviewStoreContract extends StoreContract {
    private static final AuditEntry REQUESTED = AuditEntry.of(AuditKind.ADVICE_REQUESTED, Samples.NOW, Map.of());
    private static final ProductKey SWITCH = product("MX-9100");
    private static final ProductKey ROUTER = product("RX-1");
    private static final ProductKey OTHER = new ProductKey(
            MentionKey.maker("別の製造者").orElseThrow(), MentionKey.model("MX-9100").orElseThrow());

    @Test
    void givesBackWhatWasStored() {
        var opinion = new Opinion(
                AdviceKind.REPLACEMENT,
                "代替品への差替",
                List.of(
                        new ItemAdvice(3, AdviceKind.RISK_REDUCTION, "設定の変更"),
                        new ItemAdvice(4, AdviceKind.NO_CONCERN, "")),
                Samples.reviewer("NISC", "r-1"),
                Samples.NOW,
                Samples.reviewer("NISC", "r-2"));
        var first = first(begin(invite()));
        var full = new Review(
                first.submission(),
                first.owner(),
                first.offices(),
                ReviewState.RELEASED,
                2,
                2,
                first.requestedAt(),
                List.of(opinion),
                List.of(opinion),
                List.of(
                        new Inquiry(1, "質問", opinion.by(), Samples.NOW, null, null),
                        new Inquiry(2, "質問", opinion.by(), Samples.NOW, "回答", Samples.NOW.plusSeconds(1))),
                List.of(new Release(1, List.of(opinion), opinion.by(), Samples.NOW)),
                new VendorNotice("ご連絡", Samples.NOW));

        assertThat(stores.reviews().find(first.submission())).isEmpty();
        assertThat(stores.reviews().store(first, REQUESTED, null, List.of())).isEqualTo(first);
        assertThat(stores.reviews().find(first.submission())).contains(first);
        assertThat(stores.reviews().store(full, REQUESTED, null, List.of())).isEqualTo(full);
        assertThat(stores.reviews().find(first.submission())).contains(full);
    }

    @Test
    void ofManyStepsAtOnceOneIsStored() {
        var first = first(begin(invite()));
        stores.reviews().store(first, REQUESTED, null, List.of());

        var standing = AtOnce.run(
                8, thread -> stores.reviews().store(version(first, 2, "案" + thread), REQUESTED, null, List.of()));

        assertThat(standing)
                .containsOnly(stores.reviews().find(first.submission()).orElseThrow());
        assertThat(stores.reviews().store(version(first, 2, "遅れて"), REQUESTED, null, List.of()))
                .isEqualTo(standing.getFirst());
        var subject = ReviewEvents.subject(first.submission());
        assertThat(stores.audit().events(subject)).hasSize(2);
        assertThat(ChainCheck.faults(
                        subject,
                        stores.audit().events(subject),
                        stores.audit().head(subject).orElseThrow()))
                .isEmpty();
    }

    @Test
    void aStepAndItsMailsAreStoredTogetherAndOnce() {
        var list = begin(invite());
        var first = first(list);
        var mail = new MailOwed(
                new MailId(
                        new MailMatter.OfReview(list.id(), 1),
                        Occasion.ADVICE_REQUESTED,
                        new Recipient.Office(new AdvisingOfficeCode("NISC"))),
                Samples.NOW);
        var late = new MailOwed(
                new MailId(
                        new MailMatter.OfReview(list.id(), 2),
                        Occasion.ADVICE_REQUESTED,
                        mail.id().recipient()),
                Samples.NOW);

        stores.reviews().store(first, REQUESTED, null, List.of(mail));
        assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending());
        stores.reviews().store(version(first, 1, "遅れて"), REQUESTED, null, List.of(late));
        assertThat(stores.outbox().state(late.id()))
                .as("the step was not stored")
                .isEmpty();

        var claim = stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow();
        stores.outbox().sent(claim, "m-1", Samples.NOW);
        stores.reviews().store(version(first, 2, ""), REQUESTED, null, List.of());

        assertThat(stores.outbox().state(mail.id()))
                .hasValueSatisfying(state -> assertThat(state).isInstanceOf(MailState.Sent.class));
        assertThat(stores.audit().events(SubmissionEvents.subject(list.id())))
                .as("the list's own chain")
                .hasSize(1);
        var subject = ReviewEvents.subject(list.id());
        assertThat(stores.audit().events(subject))
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.ADVICE_REQUESTED, AuditKind.MAIL_SENT, AuditKind.ADVICE_REQUESTED);
        assertThat(ChainCheck.faults(
                        subject,
                        stores.audit().events(subject),
                        stores.audit().head(subject).orElseThrow()))
                .isEmpty();
    }

    @Test
    void whatHappensInAReviewDoesNotMoveTheListsOwnChain() {
        var list = begin(invite());
        var subject = SubmissionEvents.subject(list.id());
        var before = stores.audit().head(subject);

        stores.reviews().store(first(list), REQUESTED, null, List.of());

        assertThat(stores.audit().head(subject)).isEqualTo(before);
        assertThat(stores.audit().events(subject)).hasSize(1);
    }

    @Test
    void listsInPagesWhatWaitsForAdviceThoseFirstThatWaitLongest() {
        var waiting = IntStream.range(0, 7)
                .mapToObj(number -> requestedAt(
                        first(begin(invite())), Samples.NOW.plusSeconds(number).plusNanos(number % 2)))
                .toList();
        waiting.reversed().forEach(review -> stores.reviews().store(review, REQUESTED, null, List.of()));
        var advised = waiting.get(2);
        stores.reviews().store(released(advised, Samples.NOW), REQUESTED, given(advised, SWITCH), List.of());
        var withOpinion = version(waiting.get(4), 2, "案");
        stores.reviews().store(withOpinion, REQUESTED, null, List.of());

        Eventually.holds(() -> assertThat(
                        Pages.all(2, request -> stores.reviews().open(request)))
                .containsExactly(
                        waiting.get(0), waiting.get(1), waiting.get(3), withOpinion, waiting.get(5), waiting.get(6)));

        var again = version(advised, 3, "再考");
        stores.reviews().store(again, REQUESTED, null, List.of());
        Eventually.holds(() -> assertThat(
                        Pages.all(3, request -> stores.reviews().open(request)))
                .as("an opinion after the release opens it again")
                .hasSize(7)
                .contains(again));
        assertThatThrownBy(() -> stores.reviews().open(new PageRequest(3, new Position("x"))))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void aListCountsOnceAYearWithAllThatWasAdvised() {
        var list = begin(invite());
        var later = begin(invite());
        var lineage = Samples.owner(list).invitationId();
        var first = first(list);
        stores.reviews().store(first, REQUESTED, advised(2026, lineage, AdviceKind.NO_CONCERN), List.of());
        stores.reviews()
                .store(version(first, 2, ""), REQUESTED, advised(2026, lineage, AdviceKind.REPLACEMENT), List.of());
        stores.reviews().store(first(later), REQUESTED, advised(2026, lineage, AdviceKind.NO_CONCERN), List.of());
        stores.reviews()
                .store(version(first, 3, ""), REQUESTED, advised(2027, lineage, AdviceKind.NO_CONCERN), List.of());

        assertThat(stores.reviews().advisedIn(2026))
                .containsExactly(new AdvisedList(
                        2026, lineage, Samples.BODY, Set.of(AdviceKind.NO_CONCERN, AdviceKind.REPLACEMENT)));
        assertThat(stores.reviews().advisedIn(2027))
                .containsExactly(new AdvisedList(2027, lineage, Samples.BODY, Set.of(AdviceKind.NO_CONCERN)));
        assertThat(stores.reviews().advisedIn(2025)).isEmpty();
    }

    @Test
    void aProductIsAdvisedOnOnceAReleaseNamesItAndTheLastReleaseStandsForAll() {
        var first = first(begin(invite()));
        var second = first(begin(invite()));
        stores.reviews().store(first, REQUESTED, null, List.of());
        stores.reviews().store(second, REQUESTED, null, List.of());
        assertThat(stores.reviews().advisedBefore(List.of(SWITCH, ROUTER))).isEmpty();

        stores.reviews().store(released(second, Samples.NOW), REQUESTED, given(second, SWITCH), List.of());
        assertThat(stores.reviews().advisedBefore(List.of(SWITCH, ROUTER)))
                .isEqualTo(Map.of(SWITCH, second.submission()));

        stores.reviews()
                .store(released(first, Samples.NOW.plusSeconds(1)), REQUESTED, given(first, SWITCH, ROUTER), List.of());
        assertThat(stores.reviews().advisedBefore(List.of(SWITCH, ROUTER, OTHER)))
                .isEqualTo(Map.of(SWITCH, first.submission(), ROUTER, first.submission()));
        assertThat(stores.reviews().advisedBefore(List.of())).isEmpty();
        assertThat(stores.mentions()
                        .known(List.of(SWITCH.maker(), OTHER.maker()), first.submission())
                        .advised())
                .containsExactly(SWITCH.maker());
    }

    @Test
    void aReleaseThatIsNotStoredAdvisesOnNothing() {
        var first = first(begin(invite()));
        stores.reviews().store(first, REQUESTED, null, List.of());
        stores.reviews().store(released(first, Samples.NOW), REQUESTED, given(first, SWITCH), List.of());

        var late = stores.reviews().store(released(first, Samples.NOW), REQUESTED, given(first, ROUTER), List.of());

        assertThat(late.version()).isEqualTo(2);
        assertThat(stores.reviews().advisedBefore(List.of(SWITCH, ROUTER)).keySet())
                .containsExactly(SWITCH);
    }

    @Test
    void releasesAtOnceAllCount() {
        var reviews = Stream.generate(() -> first(begin(invite()))).limit(6).toList();
        reviews.forEach(review -> stores.reviews().store(review, REQUESTED, null, List.of()));

        AtOnce.run(
                6,
                thread -> stores.reviews()
                        .store(
                                released(reviews.get(thread), Samples.NOW.plusSeconds(thread)),
                                REQUESTED,
                                given(reviews.get(thread), SWITCH, product("型番" + thread)),
                                List.of()));

        assertThat(stores.reviews().advisedBefore(List.of(SWITCH)))
                .isEqualTo(Map.of(SWITCH, reviews.getLast().submission()));
        for (int i = 0; i < 6; i++) {
            assertThat(stores.reviews().advisedBefore(List.of(product("型番" + i))))
                    .containsValue(reviews.get(i).submission());
        }
    }

    private static ProductKey product(String model) {
        return new ProductKey(
                MentionKey.maker("架空電機").orElseThrow(), MentionKey.model(model).orElseThrow());
    }

    private static GivenAdvice given(Review review, ProductKey... products) {
        return new GivenAdvice(
                new AdvisedList(2026, review.owner().invitationId(), Samples.BODY, Set.of(AdviceKind.REPLACEMENT)),
                Set.of(products));
    }

    private static Review released(Review first, Instant at) {
        var next = version(first, 2, "");
        return new Review(
                next.submission(),
                next.owner(),
                next.offices(),
                ReviewState.RELEASED,
                next.version(),
                2,
                next.requestedAt(),
                next.opinions(),
                List.of(),
                List.of(),
                List.of(new Release(1, next.opinions(), Samples.reviewer("NISC", "r-1"), at)),
                null);
    }

    private static GivenAdvice advised(int year, InvitationId lineage, AdviceKind kind) {
        return new GivenAdvice(new AdvisedList(year, lineage, Samples.BODY, Set.of(kind)), Set.of());
    }

    private static Review first(Submission list) {
        return new Review(
                list.id(),
                Samples.owner(list),
                List.of(new AdvisingOfficeCode("NISC"), new AdvisingOfficeCode("DIGITAL")),
                ReviewState.REQUESTED,
                1,
                1,
                Instant.parse("2026-04-15T01:23:45.678Z"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Review requestedAt(Review first, Instant at) {
        return new Review(
                first.submission(),
                first.owner(),
                first.offices(),
                first.state(),
                first.version(),
                first.agencyVersion(),
                at,
                first.opinions(),
                first.proposals(),
                first.inquiries(),
                first.releases(),
                first.notice());
    }

    private static Review version(Review first, int version, String text) {
        var opinion =
                new Opinion(AdviceKind.NO_CONCERN, text, List.of(), Samples.reviewer("NISC", "r-1"), Samples.NOW, null);
        return new Review(
                first.submission(),
                first.owner(),
                first.offices(),
                ReviewState.REQUESTED,
                version,
                1,
                first.requestedAt(),
                List.of(opinion),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
