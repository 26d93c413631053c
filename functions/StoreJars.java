import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies the jars of a class path into a folder, with the same entries uncompressed.
 *
 * <p>A function's zip compresses its jars once more. Stored jars let it see what classes of one jar have in common, which
 * takes a third off the zip; and the JVM that loads classes from the unpacked jars has nothing to inflate.
 *
 * <p>Arguments: the folder, which is made anew, and the class path. Folders on the class path are passed over.
 */
final class StoreJars {
    /** No archive may show when it was built. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private StoreJars() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var jars = new TreeMap<String, Path>();
        for (String element : arguments[1].split(File.pathSeparator, -1)) {
            var jar = Path.of(element);
            if (Files.isRegularFile(jar) && jars.put(jar.getFileName().toString(), jar) != null) {
                throw new IllegalStateException("two jars are called " + jar.getFileName());
            }
        }
        makeAnew(folder);
        for (var jar : jars.entrySet()) {
            store(jar.getValue(), folder.resolve(jar.getKey()));
        }
    }

    private static void makeAnew(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private static void store(Path jar, Path target) throws IOException {
        try (var source = new ZipFile(jar.toFile());
                var stored = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : source.stream().toList()) {
                var content = source.getInputStream(entry).readAllBytes();
                var checksum = new CRC32();
                checksum.update(content);
                var copy = new ZipEntry(entry.getName());
                copy.setMethod(ZipEntry.STORED);
                copy.setSize(content.length);
                copy.setCrc(checksum.getValue());
                copy.setTimeLocal(TIME);
                stored.putNextEntry(copy);
                stored.write(content);
                stored.closeEntry();
            }
        }
    }
}
