package dev.kikilist.dynamodb;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells failures of AWS that pass by themselves from those that do not. */
public final class AwsOutage {
    private static final int DEEPEST = 10;

    private AwsOutage() {}

    /**
     * Returns whether {@code failure}, or one that caused it, is that AWS could not be reached, failed on its own side, or
     * asked to wait. The same call may succeed later. Everything else, such as a missing permission, has to be mended
     * first.
     */
    public static boolean isPassing(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isItselfPassing(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isItselfPassing(Throwable failure) {
        return switch (failure) {
            case PutOffException putOff -> true;
            case SdkClientException unreachable -> true;
            case AwsServiceException answered -> answered.statusCode() >= 500 || answered.isThrottlingException();
            default -> false;
        };
    }
}
