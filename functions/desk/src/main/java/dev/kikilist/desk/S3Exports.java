package dev.kikilist.desk;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.export.Export;
import dev.kikilist.export.Exports;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps exports in an S3 bucket. Its client is made with the first export: no other command waits for it. */
final class S3Exports implements Exports {
    private final Supplier<S3Client> making;
    private final String bucket;
    private @Nullable S3Client made;

    private S3Exports(Supplier<S3Client> making, String bucket) {
        this.making = making;
        this.bucket = bucket;
    }

    /** Returns exports in {@code bucket} with the region, credentials and endpoint of {@code connection}. */
    static S3Exports over(AwsConnection connection, String bucket) {
        return new S3Exports(() -> client(connection), bucket);
    }

    private static S3Client client(AwsConnection connection) {
        return connection
                .configure(S3Client.builder(), "S3")
                .forcePathStyle(connection.endpoint("S3").isPresent())
                .build();
    }

    /** Asks for a listing: of an object that is not there S3 says so only to those who may list the whole bucket. */
    @Override
    public boolean holds(Export export) {
        var key = export.objectKey();
        return s3().listObjectsV2(request -> request.bucket(bucket).prefix(key).maxKeys(1)).contents().stream()
                .anyMatch(object -> object.key().equals(key));
    }

    @Override
    public void store(Export export, Path file) {
        s3().putObject(request -> request.bucket(bucket).key(export.objectKey()).contentType(export.mediaType()), file);
    }

    private synchronized S3Client s3() {
        var client = made;
        if (client == null) {
            client = making.get();
            made = client;
        }
        return client;
    }
}
