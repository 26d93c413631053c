package dev.kikilist.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.sesv2.model.SesV2Request;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/**
 * Notes which IAM actions each function's calls need. The SDK finds it through the resource
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors} and asks it about every call of this JVM, presigned ones
 * too; it notes those that are made on behalf of a function, in a file for each below the module's
 * {@code target}, over all tests of a build.
 */
public final class SeenCalls implements ExecutionInterceptor {
    private static final Path DIRECTORY = Path.of("target", "called-actions");
    private static final InheritableThreadLocal<String> FUNCTION = new InheritableThreadLocal<>();
    private static final Map<String, Set<String>> NOTED = new ConcurrentHashMap<>();

    /** What is done on behalf of a function. */
    public interface Work<T, E extends Exception> {
        /** Does it. */
        T run() throws E;
    }

    /** Does something; the calls of this thread, and of those that it starts, are noted as a function's. */
    public static <T, E extends Exception> T by(String function, Work<T, E> work) throws E {
        FUNCTION.set(function);
        try {
            return work.run();
        } finally {
            FUNCTION.remove();
        }
    }

    /**
     * Returns the actions that were noted since the last {@code clean}, by the function's logical id.
     *
     * @param modules the folders of the modules whose tests ran
     */
    public static Map<String, Set<String>> actions(List<Path> modules) throws IOException {
        var actions = new TreeMap<String, Set<String>>();
        for (var module : modules) {
            var directory = module.resolve(DIRECTORY);
            if (Files.isDirectory(directory)) {
                try (var files = Files.list(directory)) {
                    for (var file : files.toList()) {
                        actions.computeIfAbsent(file.getFileName().toString(), first -> new TreeSet<>())
                                .addAll(Files.readAllLines(file));
                    }
                }
            }
        }
        return actions;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var function = FUNCTION.get();
        if (function != null) {
            actions(context.request()).forEach(action -> note(function, action));
        }
    }

    private static Stream<String> actions(SdkRequest request) {
        return switch (request) {
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream().map(SeenCalls::action);
            case TransactGetItemsRequest _ -> Stream.of("dynamodb:GetItem");
            case GetObjectRequest get -> Stream.of(get.versionId() == null ? "s3:GetObject" : "s3:GetObjectVersion");
            case PutObjectRequest _ -> Stream.of("s3:PutObject");
            case HeadObjectRequest head -> Stream.of(head.versionId() == null ? "s3:GetObject" : "s3:GetObjectVersion");
            case ListObjectsV2Request _ -> Stream.of("s3:ListBucket");
            case ListObjectVersionsRequest _ -> Stream.of("s3:ListBucketVersions");
            default -> Stream.of(prefix(request) + ":" + operation(request));
        };
    }

    private static String operation(SdkRequest request) {
        var name = request.getClass().getSimpleName();
        return name.substring(0, name.length() - "Request".length());
    }

    private static String action(TransactWriteItem item) {
        if (item.put() != null) {
            return "dynamodb:PutItem";
        }
        if (item.update() != null) {
            return "dynamodb:UpdateItem";
        }
        return item.delete() != null ? "dynamodb:DeleteItem" : "dynamodb:ConditionCheckItem";
    }

    private static String prefix(SdkRequest request) {
        return switch (request) {
            case DynamoDbRequest _ -> "dynamodb";
            case S3Request _ -> "s3";
            case SesV2Request _ -> "ses";
            case SqsRequest _ -> "sqs";
            default -> throw new IllegalStateException("nobody knows the IAM prefix of " + request.getClass());
        };
    }

    private static void note(String function, String action) {
        if (NOTED.computeIfAbsent(function, first -> ConcurrentHashMap.newKeySet())
                .add(action)) {
            try {
                Files.createDirectories(DIRECTORY);
                Files.write(
                        DIRECTORY.resolve(function),
                        List.of(action),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }
}
