package dev.kikilist.simulation.system;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.kikilist.simulation.world.World;

/** What a function is told about the running invocation. What it logs is not kept. */
final class Invocation implements Context {
    private final World world;

    Invocation(World world) {
        this.world = world;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) world.remaining().toMillis();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                world.story().tell(() -> "    " + world.worker().name() + " logs " + outcome(message));
            }

            @Override
            public void log(byte[] message) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Leaves out what is of the machine: the time of a metric, how long something took. */
    private static String outcome(String line) {
        return line.replaceAll("\"_aws\":\\{.*?\\]\\}\\]\\},", "")
                .replaceAll("\"[a-zA-Z]*Milliseconds\":\\d+", "")
                .strip();
    }

    @Override
    public String getAwsRequestId() {
        return world.worker().name();
    }

    @Override
    public String getLogGroupName() {
        return "";
    }

    @Override
    public String getLogStreamName() {
        return "";
    }

    @Override
    public String getFunctionName() {
        return "simulated";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }
}
