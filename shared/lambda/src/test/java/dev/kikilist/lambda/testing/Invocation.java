package dev.kikilist.lambda.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/** One invocation of a function; keeps what is logged. */
public final class Invocation implements Context {
    private final StringBuilder log = new StringBuilder();
    private final int millisecondsLeft;

    /** An invocation of a function that answers a caller. */
    public Invocation() {
        this(10_000);
    }

    /** An invocation that has some milliseconds left. */
    public Invocation(int millisecondsLeft) {
        this.millisecondsLeft = millisecondsLeft;
    }

    /** Returns what was logged so far. */
    public String log() {
        return log.toString();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.append(message);
            }

            @Override
            public void log(byte[] message) {
                log.append(new String(message, StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public String getAwsRequestId() {
        return "aws-request-1";
    }

    @Override
    public String getLogGroupName() {
        return "log-group";
    }

    @Override
    public String getLogStreamName() {
        return "log-stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:ap-northeast-1:000000000000:function:function";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("an HTTP function has none");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("an HTTP function has none");
    }

    @Override
    public int getRemainingTimeInMillis() {
        return millisecondsLeft;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }
}
