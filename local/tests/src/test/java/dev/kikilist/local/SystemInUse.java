package dev.kikilist.local;

import dev.kikilist.engines.KeptMail;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** A running system as its users reach it, wherever it runs. */
interface SystemInUse extends AutoCloseable {
    /** Returns the address of the HTTP API. */
    URI api();

    /** Returns who gives out the tokens that the API takes. */
    LocalIssuer issuer();

    /** Returns a client of whoever may put objects into the bucket without a ticket. */
    S3Client s3();

    /** Returns the name of the bucket that lists are uploaded to. */
    String bucket();

    /** Returns what was mailed so far, oldest first. */
    List<KeptMail> mails();

    @Override
    void close();

    /** Returns the address of the issuer of tokens. */
    default URI tokens() {
        return URI.create(issuer().issuer());
    }

    /** Returns a system in this JVM as one that is used; it is closed with the returned one. */
    static SystemInUse of(LocalSystem system) {
        return new SystemInUse() {
            @Override
            public URI api() {
                return system.api();
            }

            @Override
            public LocalIssuer issuer() {
                return system.issuer();
            }

            @Override
            public S3Client s3() {
                return system.s3().client();
            }

            @Override
            public String bucket() {
                return system.bucket();
            }

            @Override
            public List<KeptMail> mails() {
                return system.ses().mails();
            }

            @Override
            public void close() {
                system.close();
            }
        };
    }
}
