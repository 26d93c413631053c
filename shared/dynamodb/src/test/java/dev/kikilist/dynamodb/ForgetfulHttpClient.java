package dev.kikilist.dynamodb;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Has requests carried out and loses their answers, as a connection does that breaks at the wrong moment. */
final class ForgetfulHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    ForgetfulHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    /** Loses the next {@code answers} answers. */
    void loseNext(int answers) {
        toLose.set(answers);
    }

    /** Returns how many answers were lost so far. */
    int lost() {
        return lost.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                var response = prepared.call();
                if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    lost.incrementAndGet();
                    throw new IOException("the connection broke");
                }
                return response;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
