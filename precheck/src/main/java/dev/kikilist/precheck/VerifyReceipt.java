package dev.kikilist.precheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.lambda.Json;
import dev.kikilist.policy.RuleData;
import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.representation.ReceiptDocument.MalformedReceiptException;
import dev.kikilist.submission.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a receipt is as it was given out, and whether it is that of a file; offline. */
@Command(
        name = "verify-receipt",
        mixinStandardHelpOptions = true,
        description = "受領証を検証します。 / Verifies a receipt and the file it is about.")
final class VerifyReceipt implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECEIPT", description = "受領証（JSON）/ the receipt")
    private @Nullable Path receiptFile;

    @Parameters(index = "1", paramLabel = "FILE", description = "提出したファイル / the file that was handed in")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null || receiptFile == null || file == null) {
            throw new IllegalStateException("not run by its command line");
        }
        var out = spec.commandLine().getOut();
        for (var given : List.of(receiptFile, file)) {
            if (!Files.isRegularFile(given) || !Files.isReadable(given)) {
                spec.commandLine().getErr().println(given + "：ファイルを開けません / cannot be opened");
                return ExitCode.NO_INPUT;
            }
        }
        Receipt receipt;
        var document = Files.readString(receiptFile, UTF_8).strip();
        try {
            receipt = ReceiptDocument.read(document);
        } catch (MalformedReceiptException e) {
            out.println("✗ 受領証として読めません / this is no receipt");
            return ExitCode.REFUSED;
        }
        var differences = differences(receipt, document, file);
        differences.forEach(difference -> out.println("✗ " + difference));
        if (!receipt.ruleData().equals(RuleData.digest())) {
            out.println("・判定に使われた規則データは、このプログラムのものと異なります / judged by other rule data than this program has");
        }
        if (differences.isEmpty()) {
            out.println("✓ 受付番号 " + receipt.id() + " の受領証は、このファイルのものです / the receipt is that of this file");
        }
        return differences.isEmpty() ? ExitCode.CLEAN : ExitCode.REFUSED;
    }

    private static List<String> differences(Receipt receipt, String document, Path file) throws IOException {
        var differences = new ArrayList<String>();
        if (!receipt.isIntact()) {
            differences.add("受領証の記録が書き換えられています / the events of the receipt were changed");
        }
        if (!ReceiptDocument.of(receipt).equals(document)) {
            var json = Json.parse(document);
            receipt.summary().forEach((name, value) -> {
                if (!json.at(name).text().orElse("").equals(value == null ? "" : value)) {
                    differences.add(name + "：記録と異なります / differs from the events");
                }
            });
            differences.add("受領証の体裁が発行時と異なります / the receipt is not written as it was given out");
        }
        if (Files.size(file) != receipt.size()) {
            differences.add("大きさ " + Files.size(file) + "（受領証は " + receipt.size() + "）/ size in bytes (receipt)");
        }
        var sha256 = sha256(file);
        if (!sha256.equals(receipt.sha256())) {
            differences.add("SHA-256 " + sha256 + "（受領証は " + receipt.sha256() + "）/ SHA-256 (receipt)");
        }
        return differences;
    }

    private static String sha256(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
