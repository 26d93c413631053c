package dev.kikilist.engines;

import dev.kikilist.engines.nio2blob.VersionedDirectory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * S3Proxy behind a loopback port: an S3 server that checks signatures, presigned addresses, lengths and checksums, and keeps
 * every version.
 *
 * <p>It knows neither bucket notifications nor lifecycles nor object tags; the first are given to a listener instead.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private final S3Proxy server;
    private final URI endpoint;
    private final S3Client client;

    private EmbeddedS3(S3Proxy server) {
        this.server = server;
        this.endpoint = LoopbackHttp.uri(server.getPort());
        // Bodies in signed chunks may be sent twice, see awaitEndOfBody.
        this.client = LocalAccount.client(
                S3Client.builder()
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .chunkedEncodingEnabled(false)
                                .build())
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                endpoint);
    }

    /** Starts a server on a free port that forgets everything when it is closed and tells nobody of new objects. */
    public static EmbeddedS3 inMemory() {
        return start(Storage.inMemory(), 0, created -> {});
    }

    /**
     * Starts a server.
     *
     * @param port the loopback port, or 0 for a free one
     * @param listener told of every new object before its sender has the answer, on the thread of the request: where it
     *     throws, the sender gets a 500 and will try again
     * @throws IllegalStateException if the port is taken
     */
    public static EmbeddedS3 start(Storage storage, int port, Consumer<ObjectCreated> listener) {
        BlobStore store = switch (storage) {
            case Storage.InMemory() -> new TransientNio2BlobStore();
            case Storage.InDirectory(var directory) -> new VersionedDirectory(created(directory));
        };
        var server = S3Proxy.builder()
                .blobStore(new NotifyingBlobStore(store, listener))
                .endpoint(LoopbackHttp.uri(port))
                .awsAuthentication(AuthenticationType.AWS_V4, LocalAccount.ACCESS_KEY, LocalAccount.SECRET_KEY)
                // Clients send headers of newer features; AWS would know them.
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        try {
            server.start();
        } catch (Exception cause) {
            throw new IllegalStateException("S3Proxy does not start: " + cause.getMessage(), cause);
        }
        return new EmbeddedS3(server);
    }

    /** Returns the directory as S3Proxy needs it: there, and absolute, or its lists stay empty. */
    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Makes a bucket that keeps versions. One that is there already keeps them from now on.
     *
     * @param name the bucket's name
     * @return whether it was made now
     */
    public boolean createBucket(String name) {
        boolean exists = client.listBuckets().buckets().stream()
                .anyMatch(bucket -> bucket.name().equals(name));
        if (!exists) {
            client.createBucket(request -> request.bucket(name));
        }
        client.putBucketVersioning(request -> request.bucket(name)
                .versioningConfiguration(configuration -> configuration.status(BucketVersioningStatus.ENABLED)));
        return !exists;
    }

    /** Returns the address for clients, such as {@code http://127.0.0.1:40123}; they must use path style. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns a client of this server; it is closed with the server. */
    public S3Client client() {
        return client;
    }

    /** Makes a signer of upload and download addresses of this server; the caller closes it. */
    public S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.of(LocalAccount.REGION))
                .credentialsProvider(LocalAccount.credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    /** Returns the environment variables by which a function finds this server. */
    public Map<String, String> variables() {
        return LocalAccount.variables("AWS_ENDPOINT_URL_S3", endpoint);
    }

    /** Stops the server and frees its port. */
    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception cause) {
            throw new IllegalStateException("S3Proxy does not stop", cause);
        }
    }

    private static final class NotifyingBlobStore extends ForwardingBlobStore {
        /** Begins the keys of the notes that the server keeps of an upload in parts. */
        private static final String SERVERS_OWN_PREFIX = ".s3proxy-";

        private static final Duration END_OF_BODY = Duration.ofMillis(10);

        private final Consumer<ObjectCreated> listener;
        private final AtomicLong lastSequence = new AtomicLong();

        NotifyingBlobStore(BlobStore store, Consumer<ObjectCreated> listener) {
            super(store);
            this.listener = listener;
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            var counted = new CountedInputStream(content);
            var response = super.putBlob(request, counted);
            awaitEndOfBody();
            tell(request.bucket(), request.key(), counted.count, response.eTag(), response.versionId(), "Put");
            return response;
        }

        @Override
        public CopyObjectResponse copyBlob(CopyObjectRequest request) {
            var response = super.copyBlob(request);
            var bucket = request.destinationBucket();
            var key = request.destinationKey();
            tell(bucket, key, size(bucket, key), response.copyObjectResult().eTag(), response.versionId(), "Copy");
            return response;
        }

        @Override
        public CompleteMultipartUploadResponse completeMultipartUpload(
                MultipartUpload upload, CompleteMultipartUploadRequest request) {
            var response = super.completeMultipartUpload(upload, request);
            tell(
                    request.bucket(),
                    request.key(),
                    size(request.bucket(), request.key()),
                    response.eTag(),
                    response.versionId(),
                    "CompleteMultipartUpload");
            return response;
        }

        /**
         * Lets the last bytes of a body sent in signed chunks arrive. The server stops reading at the last chunk; what
         * comes after the answer makes it cut the connection, upon which the Java SDK sends the whole object once more.
         * Waiting makes that rare; only a client that sends no chunks rules it out.
         */
        private static void awaitEndOfBody() {
            LockSupport.parkNanos(END_OF_BODY.toNanos());
        }

        private long size(String bucket, String key) {
            return blobMetadata(
                            HeadObjectRequest.builder().bucket(bucket).key(key).build())
                    .contentLength();
        }

        private void tell(String bucket, String key, long size, String eTag, @Nullable String versionId, String how) {
            if (key.startsWith(SERVERS_OWN_PREFIX)) {
                return;
            }
            var now = Instant.now();
            long nanoseconds = now.getEpochSecond() * 1_000_000_000 + now.getNano();
            long sequence = lastSequence.updateAndGet(last -> Math.max(last + 1, nanoseconds));
            listener.accept(new ObjectCreated(
                    bucket, key, size, eTag.replace("\"", ""), versionId, how, "%018X".formatted(sequence), now));
        }
    }

    private static final class CountedInputStream extends FilterInputStream {
        private long count;

        CountedInputStream(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count++;
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                count += read;
            }
            return read;
        }
    }
}
