package dev.kikilist.intake;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.submission.ReceiveUpload;

/** Makes the handler of intake on a use case that was put together elsewhere. */
public final class SimulatedIntake {
    private SimulatedIntake() {}

    /** Returns the handler. */
    public static RequestStreamHandler handler(ReceiveUpload receiveUpload, int maxReceiveCount) {
        return new IntakeHandler(receiveUpload, maxReceiveCount);
    }
}
