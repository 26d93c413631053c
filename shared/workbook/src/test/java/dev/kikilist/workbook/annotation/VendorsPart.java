package dev.kikilist.workbook.annotation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a .xlsx file holds of the vendor, as lines that can be compared: for each sheet every element of its XML with its
 * attributes, the texts and styles written out instead of their numbers. Left out is what annotating adds: formats under
 * our condition, the anchor of comments, the sheet 指摘一覧 with its names, and which sheet is shown first.
 */
final class VendorsPart {
    private static final String LIST = "指摘一覧";
    private static final String OUR_CONDITION = "N(\"Kikilist\")=0";

    /** Where comments and shapes are drawn, of which the shapes are told themselves, and which part of a sheet is in use. */
    private static final Set<String> LEFT_OUT = Set.of("legacyDrawing", "drawing", "dimension");

    private final Map<String, byte[]> parts = new TreeMap<>();
    private final List<Element> texts;
    private final Element styles;

    private VendorsPart(Path file) {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var out = new ByteArrayOutputStream();
                zip.transferTo(out);
                parts.put(entry.getName(), out.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts = parts.containsKey("xl/sharedStrings.xml") ? children(parsed("xl/sharedStrings.xml"), "si") : List.of();
        styles = parsed("xl/styles.xml");
    }

    /** Returns the lines of each sheet by its name, and those of the workbook under an empty name. */
    static Map<String, List<String>> of(Path file) {
        return new VendorsPart(file).lines();
    }

    /** Returns the lines in which two files differ, each with its sheet and whether it is gone or new. */
    static List<String> differences(Path before, Path after) {
        var old = of(before);
        var young = of(after);
        var differences = new ArrayList<String>();
        if (!List.copyOf(old.keySet()).equals(List.copyOf(young.keySet()))) {
            differences.add(old.keySet() + " became " + young.keySet());
        }
        old.forEach((sheet, lines) -> {
            var others = young.getOrDefault(sheet, List.of());
            if (!lines.equals(others)) {
                differences.add(sheet + " differs");
                lines.stream().filter(line -> !others.contains(line)).forEach(line -> differences.add("gone:" + line));
                others.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add("new:" + line));
            }
        });
        return differences;
    }

    private Map<String, List<String>> lines() {
        var lines = new LinkedHashMap<String, List<String>>();
        var workbook = parsed("xl/workbook.xml");
        var targets = new TreeMap<String, String>();
        for (var relation : children(parsed("xl/_rels/workbook.xml.rels"), "Relationship")) {
            var target = relation.getAttribute("Target");
            targets.put(relation.getAttribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
        var own = new ArrayList<String>();
        int list = -1;
        var sheets = children(child(workbook, "sheets"), "sheet");
        for (int index = 0; index < sheets.size(); index++) {
            var sheet = sheets.get(index);
            if (sheet.getAttribute("name").equals(LIST)) {
                list = index;
                continue;
            }
            own.add(sheet.getAttribute("name") + " "
                    + sheet.getAttribute("state").replace("visible", ""));
            var of = new ArrayList<String>();
            var part = Objects.requireNonNull(targets.get(sheet.getAttribute("r:id")));
            tell(parsed(part), "", of);
            drawings(part).forEach(drawing -> children(parsed(drawing)).forEach(shape -> tell(shape, "drawn ", of)));
            lines.put(sheet.getAttribute("name"), of);
        }
        for (var kind : List.of("workbookPr", "workbookProtection", "fileSharing", "calcPr")) {
            children(workbook, kind).forEach(element -> tell(element, "", own));
        }
        for (var names : children(workbook, "definedNames")) {
            for (var name : children(names, "definedName")) {
                if (!name.getAttribute("localSheetId").equals(Integer.toString(list))) {
                    tell(name, "", own);
                }
            }
        }
        own.sort(null);
        lines.put("", own);
        return lines;
    }

    private List<String> drawings(String sheet) {
        var relations = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels";
        if (!parts.containsKey(relations)) {
            return List.of();
        }
        return children(parsed(relations), "Relationship").stream()
                .filter(relation -> relation.getAttribute("Type").endsWith("/drawing"))
                .map(relation -> relation.getAttribute("Target").replace("..", "xl"))
                .map(target -> target.startsWith("/") ? target.substring(1) : target)
                .toList();
    }

    private void tell(Element element, String indent, List<String> lines) {
        var name = element.getLocalName();
        if (LEFT_OUT.contains(name) || isOurs(element) || isPlainView(element)) {
            return;
        }
        var attributes = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            var key = attribute.getNodeName();
            var value = attribute.getNodeValue();
            if (key.startsWith("xmlns")
                    || key.startsWith("xml:")
                    || key.equals("mc:Ignorable")
                    || key.equals("tabSelected")) {
                continue;
            }
            if (isStyle(name, key)) {
                attributes.put(key, style(Integer.parseInt(value)));
            } else {
                attributes.put(key, plain(value));
            }
        }
        if (name.equals("c")) {
            attributes.putIfAbsent("s", style(0));
        }
        if (name.equals("col")) {
            attributes.putIfAbsent("width", plain("8"));
            attributes.putIfAbsent("customWidth", plain("0"));
        }
        var children = children(element);
        var text = children.isEmpty() ? element.getTextContent() : "";
        if (name.equals("c") && "s".equals(attributes.get("t"))) {
            var place = Integer.parseInt(child(element, "v").getTextContent().strip());
            var shared = new ArrayList<String>();
            tell(texts.get(place), "", shared);
            text = shared.toString();
            children = List.of();
        }
        lines.add(indent + name + " " + attributes + " " + text);
        for (var child : children) {
            tell(child, indent + " ", lines);
        }
    }

    private static boolean isOurs(Element element) {
        return element.getLocalName().equals("conditionalFormatting")
                && element.getTextContent().strip().equals(OUR_CONDITION);
    }

    /** A view that says nothing is the same as none; which sheet is shown is left out. */
    private static boolean isPlainView(Element element) {
        if (element.getLocalName().equals("sheetViews")) {
            return children(element).stream().allMatch(VendorsPart::isPlainView);
        }
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var name = attributes.item(i).getNodeName();
            if (!name.equals("tabSelected") && !name.equals("workbookViewId")) {
                return false;
            }
        }
        return element.getLocalName().equals("sheetView") && children(element).isEmpty();
    }

    private static boolean isStyle(String element, String attribute) {
        return (attribute.equals("s") && (element.equals("c") || element.equals("row")))
                || (attribute.equals("style") && element.equals("col"));
    }

    /** Programs write whether something holds as 1 or true, and numbers with or without a fraction. */
    private static String plain(String value) {
        return switch (value) {
            case "true" -> "1.0";
            case "false" -> "0.0";
            default -> value.matches("-?[0-9]{1,9}(\\.[0-9]+)?") ? Double.toString(Double.parseDouble(value)) : value;
        };
    }

    /** Returns all that a style is made of. */
    private String style(int index) {
        var format = children(child(styles, "cellXfs"), "xf").get(index);
        var lines = new ArrayList<String>();
        for (var part : Map.of("fontId", "fonts", "fillId", "fills", "borderId", "borders").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            if (format.hasAttribute(part.getKey())) {
                tell(
                        children(child(styles, part.getValue()))
                                .get(Integer.parseInt(format.getAttribute(part.getKey()))),
                        "",
                        lines);
            }
        }
        var number = format.getAttribute("numFmtId");
        lines.add(children(styles, "numFmts").stream()
                .flatMap(formats -> children(formats, "numFmt").stream())
                .filter(own -> own.getAttribute("numFmtId").equals(number))
                .map(own -> own.getAttribute("formatCode"))
                .findFirst()
                .orElse(number));
        lines.add(format.getAttribute("quotePrefix").replace("false", ""));
        children(format).forEach(child -> tell(child, "", lines));
        return lines.toString();
    }

    private Element parsed(String part) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Objects.requireNonNull(parts.get(part), part)))
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(part, e);
        }
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .collect(Collectors.toList());
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
