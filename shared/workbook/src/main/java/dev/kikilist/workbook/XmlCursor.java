package dev.kikilist.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.kikilist.validation.Term;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Walks forward through one XML part of a package, whatever its encoding. A document type declaration is refused, no
 * entity is expanded but XML's own five, and nothing outside the part is read. Memory stays bounded on any input: tags
 * and texts, nesting and the set of names have limits, see {@link Bound}.
 */
final class XmlCursor implements AutoCloseable {
    /** A tag was opened. */
    static final int START = XMLStreamConstants.START_ELEMENT;

    /** A tag was closed. */
    static final int END = XMLStreamConstants.END_ELEMENT;

    /** Text; a longer text may come in several pieces. */
    static final int TEXT = XMLStreamConstants.CHARACTERS;

    /** The part has ended. */
    static final int FINISHED = XMLStreamConstants.END_DOCUMENT;

    private static final Set<String> SPREADSHEET = Set.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main");
    private static final int RECENT = 256;

    private final MeteredStream stream;
    private final XMLStreamReader2 reader;
    private final AttributeText looked = new AttributeText();
    private final Set<String> names = new HashSet<>();

    // The tokenizer gives the same String for the same name, so most names are told apart by identity.
    private final @Nullable String[] recent = new String[RECENT];

    private @Nullable String lastElement;
    private @Nullable String elementBefore;
    private @Nullable String[] attributes = new String[16];
    private int attributeCount;

    private @Nullable String lastNamespace;
    private boolean inSpreadsheet;
    private int depth;

    /**
     * Opens a part.
     *
     * @param content the part; the caller closes it
     */
    XmlCursor(InputStream content) throws UnreadableException {
        this.stream = new MeteredStream(content);
        // A factory keeps the names it has seen: one for each part, so that no part grows what another one uses.
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.reader = (XMLStreamReader2) factory.createXMLStreamReader(stream);
        } catch (XMLStreamException | RuntimeException e) {
            throw fault();
        }
    }

    /** Moves on and returns {@link #START}, {@link #END}, {@link #TEXT} or {@link #FINISHED}. */
    int next() throws UnreadableException {
        while (true) {
            int event = advance();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Bound.DEPTH.check(++depth);
                    takeNames();
                    return START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return TEXT;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return FINISHED;
                }
                case XMLStreamConstants.DTD -> throw UnreadableException.active(Term.DOCUMENT_TYPE);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> checkName(reader.getPITarget());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw fault();
                default -> {}
            }
        }
    }

    /** Returns the local name of the current tag if it belongs to a spreadsheet, otherwise an empty text. */
    @SuppressWarnings("ReferenceEquality")
    String name() {
        var namespace = reader.getNamespaceURI();
        if (namespace != lastNamespace) {
            lastNamespace = namespace;
            inSpreadsheet = namespace != null && SPREADSHEET.contains(namespace);
        }
        return inSpreadsheet ? reader.getLocalName() : "";
    }

    /** Returns the local name of the current tag, whatever its namespace. */
    String localName() {
        return reader.getLocalName();
    }

    /** Returns the attribute of the current tag that has no namespace. */
    @Nullable
    String attribute(String name) throws UnreadableException {
        return attribute(name, false);
    }

    /** Returns the attribute of the current tag that has a namespace, such as {@code r:id}. */
    @Nullable
    String prefixedAttribute(String name) throws UnreadableException {
        return attribute(name, true);
    }

    /**
     * Returns the attribute of the current tag that has no namespace, without a text of its own; null when there is none.
     *
     * @return the value, until the next one is asked for
     */
    @Nullable
    AttributeText look(String name) throws UnreadableException {
        int index = indexOf(name, false);
        if (index < 0) {
            return null;
        }
        try {
            reader.getAttributeAs(index, looked);
            return looked;
        } catch (XMLStreamException | RuntimeException e) {
            throw fault();
        }
    }

    /** Returns whether the attribute is there and true. */
    boolean flag(String name) throws UnreadableException {
        var value = look(name);
        return value != null && (value.is("1") || value.is("true") || value.is("on"));
    }

    /**
     * Copies of the current text what lies {@code from} its start and fits into {@code target} from {@code start} on.
     *
     * @return how many characters were copied; when they fill the target there may be more
     */
    int copyText(int from, char[] target, int start) throws UnreadableException {
        try {
            return reader.getTextCharacters(from, target, start, target.length - start);
        } catch (XMLStreamException | RuntimeException e) {
            throw fault();
        }
    }

    /** Moves to the end of the current tag. */
    void skip() throws UnreadableException {
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == FINISHED) {
                throw fault();
            }
        }
    }

    /** Returns that the part is damaged, or a token of it over the limit. */
    UnreadableException fault() {
        return stream.isExceeded() ? Bound.TOKEN_BYTES.exceeded() : UnreadableException.damaged();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException | RuntimeException e) {
            // Everything that was wanted has been read.
            depth = 0;
        }
    }

    private int advance() throws UnreadableException {
        try {
            stream.startToken();
            return reader.hasNext() ? reader.next() : FINISHED;
        } catch (XMLStreamException | RuntimeException e) {
            throw fault();
        }
    }

    private @Nullable String attribute(String name, boolean prefixed) throws UnreadableException {
        int index = indexOf(name, prefixed);
        return index < 0 ? null : attributeValue(index);
    }

    private int indexOf(String name, boolean prefixed) {
        for (int i = 0; i < attributeCount; i++) {
            if (name.equals(attributes[i]) && prefixed == isPrefixed(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isPrefixed(int attribute) {
        var prefix = reader.getAttributePrefix(attribute);
        return prefix != null && !prefix.isEmpty();
    }

    private String attributeValue(int attribute) throws UnreadableException {
        try {
            return reader.getAttributeValue(attribute);
        } catch (RuntimeException e) {
            throw fault();
        }
    }

    /** Notes the names of the tag just opened; like tags follow each other, so few of them have to be looked up. */
    @SuppressWarnings("ReferenceEquality")
    private void takeNames() throws UnreadableException {
        var element = reader.getLocalName();
        if (element != lastElement && element != elementBefore) {
            checkName(element);
        }
        elementBefore = lastElement;
        lastElement = element;
        attributeCount = reader.getAttributeCount();
        if (attributeCount > attributes.length) {
            attributes = Arrays.copyOf(attributes, attributeCount);
        }
        for (int i = 0; i < attributeCount; i++) {
            var name = reader.getAttributeLocalName(i);
            if (name != attributes[i]) {
                attributes[i] = name;
                checkName(name);
            }
        }
        for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
            checkName(orEmpty(reader.getNamespaceURI(i)));
            checkName(orEmpty(reader.getNamespacePrefix(i)));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @SuppressWarnings("ReferenceEquality")
    private void checkName(String name) throws UnreadableException {
        int slot = name.hashCode() & (RECENT - 1);
        if (recent[slot] != name) {
            recent[slot] = name;
            if (names.add(name)) {
                Bound.NAMES.check(names.size());
            }
        }
    }

    /** Counts the bytes taken for the token being read; no token may take more than the bound. */
    private static final class MeteredStream extends FilterInputStream {
        private long taken;

        MeteredStream(InputStream in) {
            super(in);
        }

        void startToken() {
            taken = 0;
        }

        boolean isExceeded() {
            return taken > Bound.TOKEN_BYTES.limit();
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            taken += bytes;
            if (isExceeded()) {
                throw new IOException("a token is too long");
            }
        }
    }
}
