package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Inflates the parts that hold the cells and does nothing with them. */
final class InflatingAlone {
    private static final int BUFFER = 1 << 16;

    private InflatingAlone() {}

    static Seen read(Path form) throws IOException {
        var seen = new Seen();
        var buffer = new byte[BUFFER];
        try (var zip = new ZipFile(form.toFile())) {
            for (var part : FormParts.of(zip)) {
                try (var content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        seen.add(read);
                    }
                }
            }
        }
        return seen;
    }
}
