package dev.kikilist.submission;

import dev.kikilist.submission.SubmissionStore.Claim;
import java.time.Clock;

/** Makes visible that an upload is not read for reasons of our own. */
final class Interruption {
    private final UploadPlaces places;
    private final SubmissionStore submissions;
    private final Clock clock;

    Interruption(UploadPlaces places, SubmissionStore submissions, Clock clock) {
        this.places = places;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Returns whether the submission that {@code object} is is interrupted now: not while somebody is at work on it. */
    boolean of(ObjectVersion object) {
        var received = places.locate(object).received(object, clock.instant());
        return switch (submissions.claim(received, clock.instant(), ReceiveUpload.LEASE)) {
            case Claim.Granted granted -> {
                submissions.release(granted.lease(), clock.instant());
                yield submissions.interrupt(received.id(), clock.instant());
            }
            case Claim.Held held -> false;
            case Claim.Decided decided -> false;
        };
    }
}
