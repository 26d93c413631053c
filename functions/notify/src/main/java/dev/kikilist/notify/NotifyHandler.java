package dev.kikilist.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.lambda.BatchResponse;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.mail.MailReadAhead;
import dev.kikilist.mail.SendOwedMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Follows the table's stream and sends each mail that becomes pending there. */
public final class NotifyHandler implements RequestStreamHandler {
    /** What one mail may take: reading, sending and marking, each up to its time-out. */
    private static final int MILLISECONDS_PER_MAIL = 25_000;

    private final SendOwedMail sendOwedMail;
    private final MailReadAhead readAhead;
    private final Clock clock;

    /** Wires the function by its environment variables. */
    public NotifyHandler() {
        this(Environment.system());
    }

    /** Wires the function by {@code environment}. */
    public NotifyHandler(Environment environment) {
        this(new NotifyWiring(environment), environment.clock());
    }

    private NotifyHandler(NotifyWiring wiring, Clock clock) {
        this(wiring.sendOwedMail(), wiring.readAhead(), clock);
    }

    NotifyHandler(SendOwedMail sendOwedMail, MailReadAhead readAhead, Clock clock) {
        this.sendOwedMail = sendOwedMail;
        this.readAhead = readAhead;
        this.clock = clock;
    }

    /** Answers with the records that have to be delivered again (ReportBatchItemFailures). */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var mails = new FollowedMails(sendOwedMail, OutcomeLog.of(context, "notify"), clock);
        List<String> again = new ArrayList<>();
        var records = OwedMailRecord.in(Json.parse(input));
        var ids = records.stream().flatMap(record -> record.mail().stream()).toList();
        readAhead.during(ids, () -> {
            for (var record : records) {
                if (context.getRemainingTimeInMillis() < MILLISECONDS_PER_MAIL || !mails.follow(record)) {
                    again.add(record.sequenceNumber());
                }
            }
        });
        output.write(BatchResponse.withFailures(again));
    }
}
