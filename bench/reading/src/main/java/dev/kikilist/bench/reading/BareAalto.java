package dev.kikilist.bench.reading;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Touches every cell with nothing but a tokenizer: place, type and text, shared strings resolved. No bound, no checksum, no
 * format, no furigana left out: the least that any reader on this tokenizer has to do.
 */
final class BareAalto {
    private BareAalto() {}

    static Seen read(Path form) throws IOException {
        var seen = new Seen();
        List<String> strings = new ArrayList<>();
        try (var zip = new ZipFile(form.toFile())) {
            for (var part : FormParts.of(zip)) {
                try (var content = zip.getInputStream(part)) {
                    if (FormParts.isSharedStrings(part)) {
                        readStrings(reader(content), strings);
                    } else {
                        readSheet(reader(content), strings, seen);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return seen;
    }

    private static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        return new InputFactoryImpl().createXMLStreamReader(content);
    }

    private static void readStrings(XMLStreamReader reader, List<String> strings) throws XMLStreamException {
        var text = new StringBuilder();
        boolean inText = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName();
                    inText = name.equals("t");
                    if (name.equals("si")) {
                        text.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (reader.getLocalName().equals("si")) {
                        strings.add(text.toString());
                    }
                }
                default -> {}
            }
        }
        reader.close();
    }

    private static void readSheet(XMLStreamReader reader, List<String> strings, Seen seen) throws XMLStreamException {
        var text = new StringBuilder();
        String reference = "";
        String type = "";
        boolean inValue = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName();
                    if (name.equals("c")) {
                        reference = reader.getAttributeValue(null, "r");
                        type = reader.getAttributeValue(null, "t");
                        text.setLength(0);
                    } else {
                        inValue = name.equals("v") || name.equals("t");
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inValue) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inValue = false;
                    if (reader.getLocalName().equals("c") && !text.isEmpty()) {
                        var value = text.toString();
                        seen.cell(
                                row(reference),
                                column(reference),
                                "s".equals(type) ? strings.get(Integer.parseInt(value)) : value);
                    }
                }
                default -> {}
            }
        }
        reader.close();
    }

    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) > '9'; i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static int row(String reference) {
        int row = 0;
        for (int i = 0; i < reference.length(); i++) {
            if (reference.charAt(i) <= '9') {
                row = row * 10 + reference.charAt(i) - '0';
            }
        }
        return row;
    }
}
