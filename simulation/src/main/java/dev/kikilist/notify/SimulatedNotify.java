package dev.kikilist.notify;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.mail.MailReadAhead;
import dev.kikilist.mail.SendOwedMail;
import java.time.Clock;

/** Makes the handler of notify on a use case that was put together elsewhere. */
public final class SimulatedNotify {
    private SimulatedNotify() {}

    /** Returns the handler. */
    public static RequestStreamHandler handler(SendOwedMail sendOwedMail, MailReadAhead readAhead, Clock clock) {
        return new NotifyHandler(sendOwedMail, readAhead, clock);
    }
}
