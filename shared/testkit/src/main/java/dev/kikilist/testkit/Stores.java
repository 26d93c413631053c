package dev.kikilist.testkit;

import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditTrail;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.MailFeed;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.RecoveryLedger;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionStore;

/**
 * The adapters of one engine on one set of data.
 *
 * @param procurements keeps procurements, invitations and tickets
 * @param submissions keeps submissions
 * @param rows keeps rows and findings
 * @param outbox the mails owed
 * @param addresses the register of contacts
 * @param audit the chains of events
 * @param recovery how often uploads were given another chance
 * @param concerns keeps the concern list
 * @param mentions the index of what lists name
 * @param suppressions the suppressed addresses
 * @param mailFeed how far the mail service's reports have come
 * @param reviews keeps reviews
 */
public record Stores(
        ProcurementStore procurements,
        SubmissionStore submissions,
        RowStore rows,
        Outbox outbox,
        AddressBook addresses,
        AuditTrail audit,
        RecoveryLedger recovery,
        ConcernStore concerns,
        MentionIndex mentions,
        Suppressions suppressions,
        MailFeed mailFeed,
        ReviewStore reviews) {}
