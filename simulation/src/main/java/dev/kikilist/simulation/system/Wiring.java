package dev.kikilist.simulation.system;

import dev.kikilist.access.Viewer;
import dev.kikilist.mail.MailFeed;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Suppressions;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.UploadedObjects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How the product is put together. This is how it is deployed; a mutation puts something else in between. */
public class Wiring {
    /** Returns the client that all stores use. */
    public DynamoDbClient client(DynamoDbClient client) {
        return client;
    }

    /**
     * Returns the store of submissions that intake uses.
     *
     * @param procurements the register
     * @param sender the mail service
     */
    public SubmissionStore submissions(SubmissionStore submissions, ProcurementStore procurements, MailSender sender) {
        return submissions;
    }

    /** Returns the uploaded objects as intake sees them. */
    public UploadedObjects objects(UploadedObjects objects) {
        return objects;
    }

    /** Returns the listing of the bucket as the sweep sees it. */
    public StoredVersions listing(StoredVersions bucket) {
        return bucket;
    }

    /** Returns the outbox that notify uses. */
    public Outbox outbox(Outbox outbox) {
        return outbox;
    }

    /** Returns the outbox that feedback uses. */
    public Outbox reported(Outbox outbox) {
        return outbox;
    }

    /** Returns the suppressions that feedback uses. */
    public Suppressions suppressions(Suppressions suppressions) {
        return suppressions;
    }

    /** Returns how far the reports of the mail service have come, as the sweep sees it. */
    public MailFeed feed(MailFeed feed) {
        return feed;
    }

    /** Returns the mail service that notify uses. */
    public MailSender sender(MailSender sender) {
        return sender;
    }

    /**
     * Returns what intake gets as the body of a message.
     *
     * @param messageId the message
     */
    public String notification(String body, String messageId) {
        return body;
    }

    /** Returns whom the product takes a viewer for. */
    public Viewer viewer(Viewer viewer) {
        return viewer;
    }

    /** Returns whether the schedule starts the sweep. */
    public boolean sweeps() {
        return true;
    }
}
