package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret stands in code, template, events or documents; the logs of a whole run are looked through by the end-to-end test. */
class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void nothingInTheProjectIsASecret() {
        assertThat(SecretScanner.inProject(ProjectFiles.path(""))).isEmpty();
    }

    /** Secrets of every kind, put together here so that they do not stand in this file. */
    static Stream<Arguments> canaries() {
        return Stream.of(
                arguments("private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
                arguments("private key", "-----BEGIN " + "PRIVATE KEY-----"),
                arguments("AWS access key", "key = AKIA" + "IOSFODNN7EXAMPLE"),
                arguments("AWS secret key", "aws_secret_access_key = wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                arguments("JWT", "Bearer eyJhbGciOiJSUzI1NiJ9" + ".eyJzdWIiOiJhLTEifQ.c2lnbmF0dXJl"),
                arguments("signed request", "https://b.s3.amazonaws.com/k?X-Amz-Signature" + "=" + "0af1".repeat(16)),
                arguments("session token", "X-Amz-Security-Token" + "=FwoGZXIvYXdzEBYaDHJ1bm5pbmc"),
                arguments("password in an address", "https://operator" + ":hunter2@host.example.jp/"),
                arguments("token of a code host", "ghp" + "_" + "a1B2".repeat(9)),
                arguments("password or key in an assignment", "clientSecret" + ": \"correcthorsebattery\""));
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void aSecretOfEachKindIsFound(String kind, String secret) throws Exception {
        var file = Files.createDirectories(folder.resolve("src")).resolve("Some.java");
        Files.writeString(file, "first line\nsecond line " + secret + " and more\n");

        assertThat(SecretScanner.inProject(folder)).contains(Path.of("src", "Some.java") + ":2 " + kind);
        assertThat(SecretScanner.inProject(folder).toString())
                .as("the secret is not repeated")
                .doesNotContain(secret);
        assertThat(SecretScanner.inLogs(folder)).as("in logs too").isNotEmpty();
    }

    static Stream<Arguments> canariesOfLogs() {
        return Stream.of(
                arguments("mail address", "{\"to\":\"tanaka@vendor.example.jp\"}"),
                arguments("header of a request", "{\"headers\":{\"Authorization\":\"x\"}}"));
    }

    @ParameterizedTest
    @MethodSource("canariesOfLogs")
    void whomALogIsAboutIsFound(String kind, String line) throws Exception {
        Files.writeString(folder.resolve("Desk.log"), line);

        assertThat(SecretScanner.inLogs(folder)).containsExactly("Desk.log:1 " + kind);
    }
}
