package dev.kikilist.notify;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMailReadAhead;
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
import dev.kikilist.mail.MailReadAhead;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Catalogue;

/** Puts the function together, on the engines and with the settings that its environment names. */
final class NotifyWiring {
    private final Environment environment;
    private final AwsConnection connection;
    private final DynamoDbTable table;

    NotifyWiring(Environment environment) {
        this.environment = environment;
        this.connection = AwsConnection.from(environment.variables());
        this.table = DynamoDbTable.over(connection, environment.required("TABLE_NAME"));
    }

    /** Returns what reads ahead for {@link #sendOwedMail}. */
    MailReadAhead readAhead() {
        return new DynamoDbMailReadAhead(table);
    }

    /** Returns the use case. */
    SendOwedMail sendOwedMail() {
        var clock = environment.clock();
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
