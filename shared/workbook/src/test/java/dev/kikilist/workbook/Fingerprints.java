package dev.kikilist.workbook;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/**
 * Run in a JVM of its own: writes what came of every file of a directory as digests, in ASCII. Arguments: the directory,
 * the file to write, and one for annotated workbooks.
 */
final class Fingerprints {
    private Fingerprints() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (var file : files.sorted().toList()) {
                lines.add(file.getFileName() + " " + fingerprint(file, Path.of(arguments[2])));
            }
        }
        Files.write(Path.of(arguments[1]), lines, StandardCharsets.US_ASCII);
    }

    private static String fingerprint(Path file, Path annotated) throws IOException, NoSuchAlgorithmException {
        var rows = new StringBuilder();
        var circumstances = new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
        var examined = new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, new ItemSink() {
            @Override
            public void item(EquipmentItem item) {
                rows.append(item).append('\n');
            }

            @Override
            public void subcontractor(Subcontractor subcontractor) {
                rows.append(subcontractor).append('\n');
            }
        });
        new PoiWorkbookAnnotator().annotate(file, examined.format(), examined.findings(), annotated);
        return digest(rows.toString().getBytes(StandardCharsets.UTF_8)) + " "
                + digest(examined.toString().getBytes(StandardCharsets.UTF_8)) + " "
                + digest(Files.readAllBytes(annotated));
    }

    private static String digest(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
    }
}
