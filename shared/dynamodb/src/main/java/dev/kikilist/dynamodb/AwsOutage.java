package dev.kikilist.dynamodb;

/** Tells failures of AWS that pass by themselves from those that do not. */
public final class AwsOutage {
    private AwsOutage() {}

    /**
     * Returns whether {@code failure}, or one that caused it, is that AWS could not be reached, failed on its own side, or
     * asked to wait. The same call may succeed later. Everything else, such as a missing permission, has to be mended
     * first.
     */
    public static boolean isPassing(Throwable failure) {
        return AwsFailure.of(failure) == AwsFailure.PASSING;
    }
}
