package dev.kikilist.notify;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.lambda.Environment;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailDrafter;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Catalogue;

/** Puts the function together. */
final class NotifyWiring {
    private NotifyWiring() {}

    /** Returns the use case on the engines and with the settings that {@code environment} names. */
    static SendOwedMail sendOwedMail(Environment environment) {
        var clock = environment.clock();
        var connection = AwsConnection.from(environment.variables());
        var table = DynamoDbTable.over(connection, environment.required("TABLE_NAME"));
        var drafter = new MailDrafter(
                new DynamoDbSubmissionStore(table),
                new DynamoDbProcurementStore(table, clock),
                new DynamoDbRowStore(table),
                new DynamoDbReviewStore(table),
                new DynamoDbConcernStore(table),
                Editions.bundled(),
                Catalogue.standard(),
                environment.requiredAddress("PORTAL_URL"),
                clock);
        var sender = new SesMailSender(
                SesMailSender.builder(connection).build(),
                environment.required("MAIL_FROM"),
                environment.required("CONFIGURATION_SET"));
        return new SendOwedMail(
                new DynamoDbOutbox(table),
                new MailContacts(new DynamoDbAddressBook(table), new DynamoDbSuppressions(table)),
                drafter,
                new JStachioMailComposer(),
                sender,
                clock);
    }
}
