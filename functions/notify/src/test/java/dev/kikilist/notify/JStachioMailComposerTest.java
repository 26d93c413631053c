package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailContent;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a mail's values hold, its two forms say the same and keep their shape. */
class JStachioMailComposerTest {
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</td></tr></table></body></html>",
            "<!--",
            "]]>",
            "&lt;b&gt; &amp; &#60; &copy;",
            "{{mail.facts.reference}} {{{x}}} {{>layout.html}}",
            "${jndi:ldap://127.0.0.1/x} #{1+1} %n %s",
            "=cmd|' /C calc'!A0",
            "http://127.0.0.1/?a=b&c=d`;--",
            "髙﨑𠮷野①㈱〜−‐―ー",
            "𝒳 🗾 \u200B\u202E");

    private static final Pattern SAID = Pattern.compile("[^\\p{L}\\p{N}]");

    private final JStachioMailComposer composer = new JStachioMailComposer();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothFormsSayTheSame(long seed) {
        var random = new Random(seed);
        var mail = composer.compose(new Contents(seed, () -> HOSTILE.get(random.nextInt(HOSTILE.size()))).any());

        assertThat(said(HtmlPage.of(mail.html()).text())).isEqualTo(said(mail.text()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noValueChangesTheMarkup(long seed) {
        var random = new Random(seed);
        var benign = composer.compose(new Contents(seed, () -> "値").any());
        var hostile = composer.compose(new Contents(seed, () -> HOSTILE.get(random.nextInt(HOSTILE.size()))).any());

        assertThat(HtmlPage.of(hostile.html()).tags())
                .isEqualTo(HtmlPage.of(benign.html()).tags());
        assertThat(hostile.text().lines().count())
                .isEqualTo(benign.text().lines().count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyValueIsSaidAsItIs(long seed) {
        var number = new int[1];
        var mail = composer.compose(new Contents(seed, () -> "<" + number[0]++ + "&\">").any());
        var html = HtmlPage.of(mail.html()).text();
        var inText = valuesIn(mail.text());

        assertThat(valuesIn(html)).isEqualTo(inText);
        assertThat(inText).as("a mail shows many values").hasSizeGreaterThan(20);
    }

    @Test
    void htmlReachesForNothingOutside() {
        for (long seed = 0; seed < 40; seed++) {
            var html = composer.compose(new Contents(seed, () -> "値").any()).html();
            assertThat(html)
                    .doesNotContainIgnoringCase("<img")
                    .doesNotContainIgnoringCase("<link")
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContainIgnoringCase("url(")
                    .doesNotContain("src=");
            assertThat(HtmlPage.of(html).tags().stream().filter(tag -> tag.contains("href")))
                    .as("the only link is to the signed-in page")
                    .hasSize(1);
        }
    }

    @Test
    void tagsAreBalanced() {
        for (long seed = 0; seed < 40; seed++) {
            MailContent content = new Contents(seed, () -> "値").any();
            var open = new java.util.ArrayDeque<String>();
            for (var tag : HtmlPage.of(composer.compose(content).html()).tags()) {
                var name = tag.replaceAll("[</>]|\\s.*", "");
                if (tag.startsWith("</")) {
                    assertThat(open.pop()).as("closed by %s", tag).isEqualTo(name);
                } else if (!List.of("!DOCTYPE", "meta", "br").contains(name)) {
                    open.push(name);
                }
            }
            assertThat(open).isEmpty();
        }
    }

    private static List<String> valuesIn(String text) {
        return Pattern.compile("<\\d+&\">")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static String said(String text) {
        return SAID.matcher(text).replaceAll("");
    }
}
