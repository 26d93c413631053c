package dev.kikilist.feedback;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.mail.NoteMailReport;

/** Makes the handler of feedback on a use case that was put together elsewhere. */
public final class SimulatedFeedback {
    private SimulatedFeedback() {}

    /** Returns the handler. */
    public static RequestStreamHandler handler(NoteMailReport noteMailReport) {
        return new FeedbackHandler(noteMailReport);
    }
}
