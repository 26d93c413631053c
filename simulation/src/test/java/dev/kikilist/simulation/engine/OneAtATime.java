package dev.kikilist.simulation.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lets several threads use what is for one. */
final class OneAtATime {
    private OneAtATime() {}

    static DynamoDbClient client(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                OneAtATime.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    synchronized (client) {
                        try {
                            return method.invoke(client, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    }
                });
    }
}
