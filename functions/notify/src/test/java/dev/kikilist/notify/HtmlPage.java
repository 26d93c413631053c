package dev.kikilist.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An HTML document taken apart as a reader's mail program would: tags, and the text between them with its entities
 * resolved.
 *
 * @param tags the tags, each as it stands there
 * @param texts the runs of text between tags, outside the head
 */
record HtmlPage(List<String> tags, List<String> texts) {
    private static final Pattern TAG = Pattern.compile("<[/!a-zA-Z][^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9A-Fa-f]+|#[0-9]+|[a-zA-Z]+);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    static HtmlPage of(String html) {
        List<String> tags = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int body = html.indexOf("<body");
        int end = 0;
        var tag = TAG.matcher(html);
        while (tag.find()) {
            if (end > body && tag.start() > end) {
                texts.add(resolved(html.substring(end, tag.start())));
            }
            tags.add(tag.group());
            end = tag.end();
        }
        return new HtmlPage(List.copyOf(tags), List.copyOf(texts));
    }

    /** Returns all that a reader sees. */
    String text() {
        return String.join(" ", texts);
    }

    private static String resolved(String text) {
        return ENTITY.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String entity) {
        if (entity.startsWith("#x")) {
            return Character.toString(Integer.parseInt(entity.substring(2), 16));
        }
        if (entity.startsWith("#")) {
            return Character.toString(Integer.parseInt(entity.substring(1)));
        }
        var named = NAMED.get(entity);
        if (named == null) {
            throw new AssertionError("an entity that mail programs may not know: " + entity);
        }
        return named;
    }
}
