package dev.kikilist.lambda.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One invocation of a function; keeps what is logged. */
public final class Invocation implements Context {
    private final List<String> logged = new ArrayList<>();
    private final int[] millisecondsLeft;
    private int asked;

    /** An invocation of a function that answers a caller. */
    public Invocation() {
        this(10_000);
    }

    /** An invocation that answers the questions for the time left with these milliseconds, the last ones from then on. */
    public Invocation(int... millisecondsLeft) {
        this.millisecondsLeft = millisecondsLeft;
    }

    /** Returns what was logged so far. */
    public String log() {
        return String.join("", logged);
    }

    /** Returns what was logged so far, without the ends of lines. */
    public List<String> lines() {
        return logged.stream().map(String::strip).toList();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                logged.add(message);
            }

            @Override
            public void log(byte[] message) {
                logged.add(new String(message, StandardCharsets.UTF_8));
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
        return millisecondsLeft[Math.min(asked++, millisecondsLeft.length - 1)];
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }
}
