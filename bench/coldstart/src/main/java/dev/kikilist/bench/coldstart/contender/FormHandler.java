package dev.kikilist.bench.coldstart.contender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Fetches a workbook with the SDK and reads its first sheet by POI's event model, as their manuals show. */
public final class FormHandler implements RequestStreamHandler {
    private final S3Client client = S3Client.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_S3")))
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.transferTo(OutputStream.nullOutputStream());
        var file = Files.createTempFile("form", ".xlsx");
        try (var content = client.getObject(
                get -> get.bucket(System.getenv("BENCH_BUCKET")).key(System.getenv("BENCH_KEY")))) {
            Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            answer.write(("{\"cells\":" + cells(file) + "}").getBytes(StandardCharsets.UTF_8));
        } catch (OpenXML4JException | SAXException | ParserConfigurationException unreadable) {
            throw new IOException(unreadable);
        } finally {
            Files.delete(file);
        }
    }

    private static int cells(Path file)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (var opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var reader = new XSSFReader(opened);
            var counter = new CellCounter();
            var parser = XMLHelper.newXMLReader();
            parser.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(),
                    new ReadOnlySharedStringsTable(opened),
                    counter,
                    new DataFormatter(),
                    false));
            try (var sheet = reader.getSheetsData().next()) {
                parser.parse(new InputSource(sheet));
            }
            return counter.cells;
        }
    }

    private static final class CellCounter implements XSSFSheetXMLHandler.SheetContentsHandler {
        private int cells;

        @Override
        public void startRow(int row) {
            // Cells are counted.
        }

        @Override
        public void endRow(int row) {
            // Cells are counted.
        }

        @Override
        public void cell(String reference, String value, @Nullable XSSFComment comment) {
            cells++;
        }
    }
}
