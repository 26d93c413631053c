package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.DeadlinePlan;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Particulars;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementEvents;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.ProcurementStore.Invited;
import dev.kikilist.procurement.ProcurementStore.Issue;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.procurement.RemovedContact;
import dev.kikilist.procurement.Standing;
import dev.kikilist.procurement.Standing.Cancellation;
import dev.kikilist.procurement.Subject;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ProcurementStore} keeps to. */
public abstract class ProcurementStoreContract extends StoreContract {
    private static final AuditEntry NOTICED = AuditEntry.of(AuditKind.DEADLINE_NOTICED, Samples.NOW, Map.of());
    private static final AuditEntry AMENDED = AuditEntry.of(AuditKind.PROCUREMENT_AMENDED, Samples.NOW, Map.of());

    private ProcurementStore store() {
        return stores.procurements();
    }

    @Test
    void findsWhatWasCreated() {
        var procurement = samples.procurement();
        var invitation = samples.invitation(procurement);
        var ticket = samples.ticket(invitation, clock.instant());

        assertThat(store().create(procurement)).isEqualTo(procurement);
        assertThat(store().create(invitation)).isEqualTo(invitation);
        assertThat(Samples.issue(store(), ticket)).isEqualTo(ticket.inPlace(1, ticket.issuedAt()));

        assertThat(store().find(procurement.id())).contains(procurement);
        assertThat(store().findInvitation(procurement.id(), invitation.id())).contains(invitation);
        assertThat(store().findTicket(procurement.id(), invitation.id(), ticket.id()))
                .contains(ticket.inPlace(1, ticket.issuedAt()));
        assertThat(store().findInvited(procurement.id(), invitation.id(), ticket.id()))
                .isEqualTo(new Invited(procurement, invitation, ticket.inPlace(1, ticket.issuedAt())));
        assertThat(store().findInvited(procurement.id(), invitation.id(), null))
                .isEqualTo(new Invited(procurement, invitation, null));
    }

    @Test
    void keepsEveryKindOfValue() {
        for (var method : ContractMethod.values()) {
            for (var subjects : List.of(EnumSet.allOf(Subject.class), EnumSet.of(Subject.CLOUD_SERVICE))) {
                var plain = samples.procurement();
                var procurement = new Procurement(
                        plain.id(),
                        plain.body(),
                        "",
                        plain.startDate(),
                        plain.edition(),
                        Set.of(),
                        method,
                        subjects,
                        plain.schedule(),
                        plain.contact(),
                        plain.registeredAt().plusNanos(1));
                store().create(procurement);
                assertThat(store().find(procurement.id())).contains(procurement);
            }
        }
    }

    @Test
    void findsNothingWhereNothingWasCreated() {
        var procurement = store().create(samples.procurement());
        var invitation = store().create(samples.invitation(procurement));

        assertThat(store().find(new ProcurementId(samples.id(ProcurementId.KIND))))
                .isEmpty();
        assertThat(store().findInvitation(procurement.id(), new InvitationId(samples.id(InvitationId.KIND))))
                .isEmpty();
        assertThat(store().findTicket(procurement.id(), invitation.id(), new TicketId(samples.id(TicketId.KIND))))
                .isEmpty();
        assertThat(store().findInvited(
                                procurement.id(),
                                new InvitationId(samples.id(InvitationId.KIND)),
                                new TicketId(samples.id(TicketId.KIND))))
                .isEqualTo(new Invited(procurement, null, null));
    }

    @Test
    void findsAnInvitationUnderItsOwnProcurementOnly() {
        var invitation = invite();
        var other = store().create(samples.procurement());

        assertThat(store().findInvitation(other.id(), invitation.id())).isEmpty();
        assertThat(store().findInvited(other.id(), invitation.id(), null)).isEqualTo(new Invited(other, null, null));
    }

    @Test
    void findsATicketUnderItsOwnInvitationOnly() {
        var procurement = store().create(samples.procurement());
        var invitation = store().create(samples.invitation(procurement));
        var rival = store().create(samples.invitation(procurement));
        var ticket = Samples.issue(store(), samples.ticket(invitation, clock.instant()));

        assertThat(store().findTicket(procurement.id(), rival.id(), ticket.id()))
                .isEmpty();
        assertThat(store().findInvited(procurement.id(), rival.id(), ticket.id()))
                .isEqualTo(new Invited(procurement, rival, null));
    }

    @Test
    void keepsTheFirstOfTwoWithTheSameId() {
        var procurement = store().create(samples.procurement());
        var invitation = store().create(samples.invitation(procurement));
        var ticket = Samples.issue(store(), samples.ticket(invitation, clock.instant()));

        assertThat(store().create(withTitle(procurement, "another title"))).isEqualTo(procurement);
        assertThat(store().find(procurement.id())).contains(procurement);

        var again = new Samples("again").invitation(withTitle(procurement, "another title"), invitation.vendor());
        assertThat(again.id()).isEqualTo(invitation.id());
        assertThat(store().create(again)).isEqualTo(invitation);

        var later = new UploadTicket(
                ticket.id(),
                ticket.procurementId(),
                ticket.invitationId(),
                "another name.xlsx",
                1,
                ticket.sha256(),
                ticket.issuedAt(),
                ticket.expiresAt().plusSeconds(1),
                7);
        assertThat(Samples.issue(store(), later)).isEqualTo(ticket);
        assertThat(store().findTicket(procurement.id(), invitation.id(), ticket.id()))
                .contains(ticket);
    }

    @Test
    void givesTheTicketsOfAnInvitationTheirSequence() {
        var invitation = invite();
        var other = invite();

        var first = Samples.issue(store(), samples.ticket(invitation, clock.instant()));
        var second = Samples.issue(
                store(), samples.ticket(invitation, clock.instant().plusSeconds(5)));
        var foreign = Samples.issue(store(), samples.ticket(other, clock.instant()));
        Samples.issue(store(), second);
        var third = Samples.issue(
                store(), samples.ticket(invitation, clock.instant().plusSeconds(3)));

        assertThat(List.of(first, second, third))
                .extracting(UploadTicket::sequence)
                .containsExactly(1, 2, 3);
        assertThat(foreign.sequence()).isEqualTo(1);
        assertThat(second.issuedAt()).isEqualTo(clock.instant().plusSeconds(5));
        assertThat(third.issuedAt()).isEqualTo(second.issuedAt());
        assertThat(store().findTicket(third.procurementId(), third.invitationId(), third.id()))
                .contains(third);
        assertThat(store().findInvitation(invitation.procurementId(), invitation.id()))
                .contains(invitation);
    }

    @Test
    void givesEachOfManyTicketsIssuedAtOnceASequenceOfItsOwn() {
        var invitation = invite();
        var tickets = IntStream.range(0, 5)
                .mapToObj(number -> samples.ticket(invitation, clock.instant()))
                .toList();

        var issued = AtOnce.run(5, thread -> Samples.issue(store(), tickets.get(thread)));

        assertThat(issued).extracting(UploadTicket::sequence).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void issuesNoMoreTicketsOfAnInvitationThanItsAllowance() {
        var allowance = new TicketAllowance(2, Duration.ofSeconds(10), 20_000);
        var invitation = invite();
        var other = invite();
        var start = clock.instant();
        var tickets = IntStream.range(0, 6)
                .mapToObj(number -> samples.ticket(invitation, start))
                .toList();

        var answers = AtOnce.run(6, thread -> store().issue(tickets.get(thread), allowance));

        assertThat(answers).filteredOn(Issue.Issued.class::isInstance).hasSize(2);
        assertThat(answers)
                .filteredOn(Issue.NotBefore.class::isInstance)
                .hasSize(4)
                .containsOnly(new Issue.NotBefore(start.plusSeconds(10)));
        assertThat(store().issue(samples.ticket(other, start), allowance)).isInstanceOf(Issue.Issued.class);
        assertThat(store().issue(samples.ticket(invitation, start.plusSeconds(9)), allowance))
                .isEqualTo(new Issue.NotBefore(start.plusSeconds(10)));
        var later = samples.ticket(invitation, start.plusSeconds(10));
        assertThat(store().issue(later, allowance)).isEqualTo(new Issue.Issued(later.inPlace(3, later.issuedAt())));
        assertThat(store().findInvitation(invitation.procurementId(), invitation.id()))
                .contains(invitation);
    }

    @Test
    void aTicketForALargeFileUsesMoreOfTheAllowance() {
        var allowance = new TicketAllowance(3, Duration.ofSeconds(10), 20_000);
        var invitation = invite();
        var start = clock.instant();

        assertThat(store().issue(samples.ticket(invitation, start, 40_000), allowance))
                .isInstanceOf(Issue.Issued.class);
        assertThat(store().issue(samples.ticket(invitation, start, 20_001), allowance))
                .isEqualTo(new Issue.NotBefore(start.plusSeconds(10)));
        assertThat(store().issue(samples.ticket(invitation, start, 20_000), allowance))
                .isInstanceOf(Issue.Issued.class);
    }

    @Test
    void aTicketThatIsIssuedAlreadyUsesNothingOfTheAllowance() {
        var allowance = new TicketAllowance(2, Duration.ofSeconds(10), 20_000);
        var invitation = invite();
        var first = samples.ticket(invitation, clock.instant());

        var issued = store().issue(first, allowance);

        assertThat(store().issue(first, allowance)).isEqualTo(issued);
        assertThat(store().issue(samples.ticket(invitation, clock.instant()), allowance))
                .isInstanceOf(Issue.Issued.class);
        assertThat(store().issue(first, allowance)).isEqualTo(issued);
        var refused = samples.ticket(invitation, clock.instant());
        assertThat(store().issue(refused, allowance)).isInstanceOf(Issue.NotBefore.class);
        assertThat(store().findTicket(refused.procurementId(), refused.invitationId(), refused.id()))
                .isEmpty();
    }

    @Test
    void theAllowanceCountsByTheTimeOfTheTicketBeforeWhereClocksDiffer() {
        var allowance = new TicketAllowance(1, Duration.ofSeconds(10), 20_000);
        var invitation = invite();
        var ahead = clock.instant().plusSeconds(4);
        store().issue(samples.ticket(invitation, ahead), allowance);

        assertThat(store().issue(samples.ticket(invitation, clock.instant()), allowance))
                .isEqualTo(new Issue.NotBefore(ahead.plusSeconds(10)));
    }

    @Test
    void issuesNoTicketWithoutInvitation() {
        var nobody = samples.invitation(samples.procurement());

        assertThatThrownBy(() -> Samples.issue(store(), samples.ticket(nobody, clock.instant())))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void keepsOneOfManyCreatedAtOnce() {
        var procurement = samples.procurement();

        var answers = AtOnce.run(8, thread -> store().create(withTitle(procurement, "title " + thread)));

        assertThat(answers)
                .hasSize(8)
                .containsOnly(store().find(procurement.id()).orElseThrow());
    }

    @Test
    void remembersATicketForThirtyDaysWhetherItHasExpiredOrNot() {
        var invitation = invite();
        var ticket = Samples.issue(store(), samples.ticket(invitation, clock.instant()));

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(store().findTicket(ticket.procurementId(), ticket.invitationId(), ticket.id()))
                .contains(ticket);
        assertThat(store().findInvited(ticket.procurementId(), ticket.invitationId(), ticket.id())
                        .ticket())
                .isEqualTo(ticket);

        clock.advance(Duration.ofSeconds(2));
        assertThat(store().findTicket(ticket.procurementId(), ticket.invitationId(), ticket.id()))
                .isEmpty();
        assertThat(store().findInvited(ticket.procurementId(), ticket.invitationId(), ticket.id())
                        .ticket())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 200})
    void listsTheProcurementsOfABodyLastStartedFirst(int limit) {
        var expected = new ArrayList<ProcurementId>();
        for (int day : new int[] {3, 9, 1, 12, 5}) {
            var procurement = samples.procurement(Samples.BODY, Samples.START.plusDays(day));
            expected.add(store().create(procurement).id());
            store().create(samples.procurement(Samples.OTHER_BODY, Samples.START.plusDays(day)));
        }
        var inOrder = List.of(expected.get(3), expected.get(1), expected.get(4), expected.get(0), expected.get(2));

        Eventually.holds(() -> assertThat(ids(limit, request -> store().procurementsOf(Samples.BODY, request)))
                .isEqualTo(inOrder));
        Eventually.holds(() -> assertThat(Pages.all(limit, store()::allProcurements))
                .hasSize(10)
                .isSortedAccordingTo((a, b) -> b.startDate().compareTo(a.startDate())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 200})
    void listsProcurementsOfTheSameDayOnceEach(int limit) {
        var expected = new ArrayList<ProcurementId>();
        for (int i = 0; i < 4; i++) {
            expected.add(store().create(samples.procurement()).id());
        }

        Eventually.holds(() -> assertThat(ids(limit, request -> store().procurementsOf(Samples.BODY, request)))
                .containsExactlyInAnyOrderElementsOf(expected));
    }

    @Test
    void listsMoreProcurementsThanThereAreOnThePageOfTheLargestLimit() {
        var vendor = samples.vendor();
        for (int i = 0; i < PageRequest.LARGEST_LIMIT + 1; i++) {
            var procurement = store().create(samples.procurement());
            store().create(samples.invitation(procurement, vendor));
        }

        Eventually.holds(() -> {
            var first = store().procurementsInviting(vendor, PageRequest.first(PageRequest.LARGEST_LIMIT));
            assertThat(first.entries()).hasSize(PageRequest.LARGEST_LIMIT);
            var second = store().procurementsInviting(
                            vendor, new PageRequest(PageRequest.LARGEST_LIMIT, first.nextPosition()));
            assertThat(second.entries()).hasSize(1).doesNotContainAnyElementsOf(first.entries());
            assertThat(second.next()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 200})
    void listsToAVendorOnlyWhatItIsInvitedTo(int limit) {
        var vendor = samples.vendor();
        var rival = samples.vendor();
        var expected = new ArrayList<ProcurementId>();
        for (int day = 0; day < 3; day++) {
            var both = store().create(samples.procurement(Samples.BODY, Samples.START.plusDays(day)));
            store().create(samples.invitation(both, vendor));
            store().create(samples.invitation(both, rival));
            expected.addFirst(both.id());
            var rivalsOnly = store().create(samples.procurement(Samples.BODY, Samples.START.plusDays(day)));
            store().create(samples.invitation(rivalsOnly, rival));
            store().create(samples.procurement(Samples.BODY, Samples.START.plusDays(day)));
        }

        Eventually.holds(() -> assertThat(ids(limit, request -> store().procurementsInviting(vendor, request)))
                .isEqualTo(expected));
        assertThat(store().procurementsInviting(samples.vendor(), PageRequest.first(10)))
                .isEqualTo(new Page<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 200})
    void listsTheInvitationsToAProcurementInOrder(int limit) {
        var procurement = store().create(samples.procurement());
        var expected = new ArrayList<Invitation>();
        for (int i = 0; i < 4; i++) {
            var invitation = store().create(samples.invitation(procurement));
            expected.add(invitation);
            Samples.issue(store(), samples.ticket(invitation, clock.instant()));
            invite();
        }
        expected.sort(Comparator.comparing(invitation -> invitation.id().value()));

        assertThat(Pages.all(limit, request -> store().invitationsTo(procurement.id(), request)))
                .isEqualTo(expected);
        var other = invite();
        assertThat(store().invitationsTo(
                                other.procurementId(),
                                new PageRequest(
                                        200,
                                        new Position(expected.getFirst().id().value())))
                        .entries())
                .isSubsetOf(other);
    }

    @Test
    void leavesOutAnInvitationWithoutProcurement() {
        var procurement = store().create(samples.procurement());
        var invitation = store().create(samples.invitation(procurement));
        store().create(samples.invitation(samples.procurement(), invitation.vendor()));

        Eventually.holds(() -> assertThat(
                        ids(200, request -> store().procurementsInviting(invitation.vendor(), request)))
                .containsExactly(procurement.id()));
    }

    @Test
    void aPositionOfAnotherListingShowsNothingForeign() {
        var vendor = samples.vendor();
        for (int day = 0; day < 4; day++) {
            var own = store().create(samples.procurement(Samples.BODY, Samples.START.plusDays(day)));
            store().create(samples.invitation(own, vendor));
            store().create(samples.procurement(Samples.OTHER_BODY, Samples.START.plusDays(day)));
        }
        Eventually.holds(() -> {
            var foreign = store().procurementsOf(Samples.OTHER_BODY, PageRequest.first(1))
                    .next()
                    .orElseThrow();
            var request = new PageRequest(200, foreign);
            assertThat(store().procurementsOf(Samples.BODY, request).entries())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.body()).isEqualTo(Samples.BODY));
            assertThat(store().procurementsInviting(vendor, request).entries())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.body()).isEqualTo(Samples.BODY));
        });
        assertThat(store().procurementsOf(new BodyCode("GOV-099"), PageRequest.first(1)))
                .isEqualTo(new Page<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "0", "-1", "BODY#GOV-010", "PROC#p", "2026-04-01", "null", "{}", "２０２６"})
    void refusesAPositionThatItDidNotMake(String text) {
        var request = new PageRequest(10, new Position(text));

        assertThatThrownBy(() -> store().procurementsOf(Samples.BODY, request))
                .isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().allProcurements(request)).isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().procurementsInviting(samples.vendor(), request))
                .isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().invitationsTo(new ProcurementId(samples.id(ProcurementId.KIND)), request))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void keepsAllThatIsSaidOfAProcurementAndBecomesOfIt() {
        var plain = store().create(samples.procurement());
        var next = version(
                plain,
                2,
                new Particulars(Map.of(ImportanceViewpoint.CORE_BUSINESS, "全職員の業務が停止するため(𠮷野庁舎)"), "C21-0001-2", true),
                new Cancellation("予算の見直しのため", Samples.NOW));

        assertThat(store().change(next, AMENDED)).isTrue();

        assertThat(store().find(plain.id())).contains(next);
        var missing = new ProcurementId(samples.id(ProcurementId.KIND));
        assertThat(store().findSummaries(List.of(plain.id(), missing, plain.id())))
                .isEqualTo(Map.of(plain.id(), next.summary()));
        assertThat(store().findSummaries(List.of())).isEmpty();
        assertThat(Pages.all(10, request -> store().procurementsOf(plain.body(), request)))
                .contains(next.summary())
                .doesNotContain(plain.summary());
    }

    @Test
    void whatHappensToAProcurementIsAChain() {
        var first = store().create(samples.procurement());
        store().create(first);
        store().change(version(first, 2, Particulars.NONE, null), AMENDED);

        var subject = ProcurementEvents.subject(first.id());
        var events = stores.audit().events(subject);
        assertThat(events)
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.PROCUREMENT_REGISTERED, AuditKind.PROCUREMENT_AMENDED);
        assertThat(events.getFirst().entry().facts())
                .containsEntry("title", first.title())
                .containsEntry("submissionDue", first.schedule().submissionDue().toString());
        assertThat(events.toString())
                .doesNotContain(
                        Samples.known(first.contact()).name(),
                        Samples.known(first.contact()).email().value());
        assertThat(ChainCheck.faults(
                        subject, events, stores.audit().head(subject).orElseThrow()))
                .isEmpty();
    }

    @Test
    void anInvitationOwesItsMailsOnce() {
        var procurement = store().create(samples.procurement());
        var invitation = samples.invitation(procurement);
        var mail = new MailOwed(
                new MailId(
                        new MailMatter.OfInvitation(procurement.id()),
                        Occasion.INVITED,
                        new Recipient.Vendor(procurement.id(), invitation.id())),
                Samples.NOW);

        var all = AtOnce.run(8, thread -> store().create(invitation, List.of(mail)));
        assertThat(all).containsOnly(invitation);
        assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending());

        var claim = stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow();
        stores.outbox().sent(claim, "message1", Samples.NOW);
        assertThat(store().create(invitation, List.of(mail))).isEqualTo(invitation);
        assertThat(stores.outbox().state(mail.id())).contains(new MailState.Sent("message1", Samples.NOW));
        assertThat(stores.audit().events(ProcurementEvents.subject(procurement.id())))
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.PROCUREMENT_REGISTERED, AuditKind.MAIL_SENT);
    }

    @Test
    void theContactsOfAnInvitationChangeWithTheProcurementAndNothingElseOfIt() {
        var first = store().create(samples.procurement());
        var invitation = store().create(samples.invitation(first));
        var other = store().create(samples.invitation(first));
        var ticket = Samples.issue(store(), samples.ticket(invitation, Samples.NOW));
        var next = version(first, 2, Particulars.NONE, null);
        var changed = invitation.withContact(Samples.contact("new"), Samples.contact("fallback"));

        assertThat(store().changeContacts(next, changed, AMENDED)).isTrue();
        assertThat(store().changeContacts(next, changed, AMENDED))
                .as("the answer was lost")
                .isTrue();

        assertThat(store().find(first.id())).contains(next);
        assertThat(store().findInvitation(first.id(), invitation.id())).contains(changed);
        assertThat(store().findInvitation(first.id(), other.id())).contains(other);
        assertThat(Samples.issue(store(), samples.ticket(invitation, Samples.NOW))
                        .sequence())
                .isEqualTo(ticket.sequence() + 1);
        assertThat(stores.audit().events(ProcurementEvents.subject(first.id()))).hasSize(2);

        var removed = changed.withContact(new RemovedContact(Samples.NOW), null);
        assertThat(store().changeContacts(version(first, 4, Particulars.NONE, null), removed, AMENDED))
                .isFalse();
        assertThat(store().changeContacts(version(first, 3, Particulars.NONE, null), removed, AMENDED))
                .isTrue();
        assertThat(store().findInvitation(first.id(), invitation.id())).contains(removed);
    }

    @Test
    void anInvitationThatDoesNotExistHasNoContacts() {
        var first = store().create(samples.procurement());

        assertThatThrownBy(() -> store().changeContacts(
                                version(first, 2, Particulars.NONE, null), samples.invitation(first), AMENDED))
                .isInstanceOf(RuntimeException.class);
        assertThat(store().find(first.id())).contains(first);
    }

    @Test
    void ofManyChangesAtOnceOneIsStored() {
        var first = store().create(samples.procurement());

        var stored = AtOnce.run(
                8,
                thread -> store().change(
                                version(first, 2, new Particulars(Map.of(), "その" + thread, false), null), AMENDED));

        assertThat(stored).containsOnlyOnce(true);
        assertThat(store().change(version(first, 2, Particulars.NONE, null), AMENDED))
                .isFalse();
        assertThat(store().change(version(first, 4, Particulars.NONE, null), AMENDED))
                .isFalse();
        assertThat(stores.audit().events(ProcurementEvents.subject(first.id()))).hasSize(2);
    }

    @Test
    void whatWasNeverRegisteredIsNotChanged() {
        var unknown = samples.procurement();

        assertThat(store().change(version(unknown, 1, Particulars.NONE, null), AMENDED))
                .isFalse();

        assertThat(store().find(unknown.id())).isEmpty();
    }

    @Test
    void whatADateOwesIsStoredWithTheMailsThatAreOwedBecauseOfIt() {
        var before = store().create(samples.procurement());
        var notice = DeadlinePlan.next(before).orElseThrow();
        var after = before.noticed(notice);
        var mails = List.of(
                mail(before, new Recipient.Agency(before.id())),
                mail(before, new Recipient.Office(new AdvisingOfficeCode("NISC"))));

        assertThat(store().notice(before, after, NOTICED, mails)).isTrue();

        assertThat(store().find(before.id())).contains(after);
        assertThat(mails)
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending()));
        assertThat(store().notice(before, after, NOTICED, mails)).isFalse();
        var subject = ProcurementEvents.subject(before.id());
        assertThat(stores.audit().events(subject)).hasSize(2);
        var claim = stores.outbox().claim(mails.getFirst().id(), Samples.NOW).orElseThrow();
        stores.outbox().sent(claim, "message", Samples.NOW);
        assertThat(stores.audit().events(subject))
                .extracting(event -> event.entry().kind())
                .endsWith(AuditKind.DEADLINE_NOTICED, AuditKind.MAIL_SENT);
        assertThat(ChainCheck.faults(
                        subject,
                        stores.audit().events(subject),
                        stores.audit().head(subject).orElseThrow()))
                .isEmpty();
    }

    @Test
    void aMailThatIsOwedAlreadyStaysAsItIs() {
        var before = store().create(samples.procurement());
        var after = before.noticed(DeadlinePlan.next(before).orElseThrow());
        var mail = mail(before, new Recipient.Agency(before.id()));
        var another = mail(before, new Recipient.Office(new AdvisingOfficeCode("NISC")));
        store().notice(before, after, NOTICED, List.of(mail));
        var sent = stores.outbox().claim(mail.id(), Samples.NOW).orElseThrow();
        stores.outbox().sent(sent, "message", Samples.NOW);

        var later = after.noticed(DeadlinePlan.next(after).orElseThrow());
        assertThat(store().notice(after, later, NOTICED, List.of(mail, another)))
                .isTrue();

        assertThat(stores.outbox().state(mail.id())).contains(new MailState.Sent("message", Samples.NOW));
        assertThat(stores.outbox().state(another.id())).contains(new MailState.Pending());
    }

    @Test
    void veryManyMailsAreOwedAsWell() {
        var before = store().create(samples.procurement());
        var after = before.noticed(DeadlinePlan.next(before).orElseThrow());
        var mails = IntStream.range(0, 120)
                .mapToObj(number -> mail(before, new Recipient.Office(new AdvisingOfficeCode("OFFICE" + number))))
                .toList();

        assertThat(store().notice(before, after, NOTICED, mails)).isTrue();

        assertThat(mails)
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending()));
    }

    @Test
    void ofManyWhoNoticeAtOnceOneOwesTheMails() {
        var before = store().create(samples.procurement());
        var after = before.noticed(DeadlinePlan.next(before).orElseThrow());

        var stored = AtOnce.run(
                8,
                thread -> store().notice(
                                before, after, NOTICED, List.of(mail(before, new Recipient.Agency(before.id())))));

        assertThat(stored).containsOnlyOnce(true);
        assertThat(stores.audit().events(ProcurementEvents.subject(before.id())))
                .hasSize(2);
    }

    @Test
    void tellsWhichProcurementsOweSomething() {
        var first = store().create(samples.procurement(Samples.BODY, Samples.START));
        var second = store().create(samples.procurement(Samples.BODY, Samples.START.plusDays(30)));
        var owedAt = DeadlinePlan.next(first).orElseThrow().owedAt();
        var later = DeadlinePlan.next(second).orElseThrow().owedAt();
        assertThat(owedAt).isBefore(later);

        Eventually.holds(() -> {
            assertThat(store().owingBefore(owedAt, 10)).isEmpty();
            assertThat(store().owingBefore(owedAt.plusSeconds(1), 10)).containsExactly(first.id());
            assertThat(store().owingBefore(later.plusSeconds(1), 10)).containsExactly(first.id(), second.id());
            assertThat(store().owingBefore(later.plusSeconds(1), 1)).containsExactly(first.id());
        });
        var notice = DeadlinePlan.next(first).orElseThrow();
        store().notice(first, first.noticed(notice), NOTICED, List.of());
        Eventually.holds(
                () -> assertThat(store().owingBefore(owedAt.plusSeconds(1), 10)).isEmpty());
    }

    private static MailOwed mail(Procurement procurement, Recipient recipient) {
        var matter = new MailMatter.OfDeadline(
                procurement.id(), procurement.schedule().submissionDue());
        return new MailOwed(new MailId(matter, Occasion.SUBMISSION_DUE, recipient), Samples.NOW);
    }

    private static Procurement version(
            Procurement procurement, int version, Particulars particulars, @Nullable Cancellation cancellation) {
        return Samples.version(
                procurement,
                procurement.schedule(),
                procurement.contact(),
                procurement.fallbackContact(),
                particulars,
                new Standing(
                        version,
                        version - 1,
                        Samples.NOW,
                        Samples.NOW.plusSeconds(1),
                        version - 1,
                        cancellation,
                        List.of(new Standing.Told(0, "以前の件名", procurement.schedule()))));
    }

    private static List<ProcurementId> ids(int limit, Function<PageRequest, Page<ProcurementSummary>> listing) {
        return Pages.all(limit, listing).stream().map(ProcurementSummary::id).toList();
    }

    private static Procurement withTitle(Procurement procurement, String title) {
        return new Procurement(
                procurement.id(),
                procurement.body(),
                title,
                procurement.startDate(),
                procurement.edition(),
                procurement.viewpoints(),
                procurement.contractMethod(),
                procurement.subjects(),
                procurement.schedule(),
                procurement.contact(),
                procurement.registeredAt());
    }
}
