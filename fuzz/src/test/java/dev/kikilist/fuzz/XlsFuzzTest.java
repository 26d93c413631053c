package dev.kikilist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Fuzzes the reader of .xls. An input that begins as a compound file does is taken as it is; any other becomes the stream
 * {@code Workbook} of one.
 */
class XlsFuzzTest {
    private static final byte COMPOUND = (byte) 0xD0;

    @FuzzTest(maxDuration = "10s")
    void anyFileEndsInAnAnswer(byte[] input) throws IOException {
        Examination.of(input.length > 0 && input[0] == COMPOUND ? input : compound(input));
    }

    private static byte[] compound(byte[] stream) throws IOException {
        try (var system = new POIFSFileSystem()) {
            system.createDocument(new ByteArrayInputStream(stream), "Workbook");
            var bytes = new ByteArrayOutputStream();
            system.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }
}
