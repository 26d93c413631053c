package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.lambda.Json.MalformedJsonException;
import dev.kikilist.lambda.JsonValue.JsonArray;
import dev.kikilist.lambda.JsonValue.JsonNumber;
import dev.kikilist.lambda.JsonValue.JsonObject;
import dev.kikilist.lambda.JsonValue.JsonText;
import dev.kikilist.lambda.JsonValue.Literal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final List<Literal> LITERALS = List.of(Literal.TRUE, Literal.FALSE, Literal.NULL);

    @Test
    void aDocumentIsReadAsItStands() {
        var document = Json.parse("""
                {"Records": [{"s3": {"object": {"key": "機器 リスト.xlsx", "size": 7010001008844}}}, null, true, 1.50]}
                """);

        var records = document.at("Records").elements();
        assertThat(records.getFirst().at("s3").at("object").at("key").text()).contains("機器 リスト.xlsx");
        assertThat(records.getFirst().at("s3").at("object").at("size").integer())
                .hasValue(7_010_001_008_844L);
        assertThat(records.subList(1, 4)).containsExactly(Literal.NULL, Literal.TRUE, new JsonNumber("1.50"));
    }

    @Test
    void whatIsAbsentOrOfAnotherTypeIsEmptyAndNeverFails() {
        var document = Json.parse("{\"text\": 5, \"number\": \"5\", \"fraction\": 1.5, \"none\": null}");

        assertThat(document.at("text").text()).isEmpty();
        assertThat(document.at("number").integer()).isEmpty();
        assertThat(document.at("fraction").integer()).isEmpty();
        assertThat(document.at("none").isAbsent()).isTrue();
        assertThat(document.at("nowhere").at("deeper").at("still").isAbsent()).isTrue();
        assertThat(document.elements()).isEmpty();
        assertThat(Json.parse("99999999999999999999").integer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "[1,]",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "nul",
                "'a'",
                "{a:1}",
                "\"\u0001\"",
                "NaN",
                "]",
                "01"
            })
    void whatIsNoDocumentIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void theFaultNeverRepeatsTheText() {
        assertThatThrownBy(() -> Json.parse("{\"password\": s3cret}"))
                .hasMessageNotContaining("s3cret")
                .hasMessageContaining("line 1")
                .hasNoCause();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0x83, (byte) 0x5C, '"'}))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse("\"a\"".getBytes(StandardCharsets.UTF_16BE)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void depthAndLengthAreBounded() {
        var deep = "[".repeat(Json.DEEPEST + 1) + "]".repeat(Json.DEEPEST + 1);
        var long_ = "\"" + "a".repeat(Json.LONGEST_DOCUMENT) + "\"";

        assertThat(Json.parse("[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST)))
                .isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse(long_)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse(new ByteArrayInputStream(long_.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse("1".repeat(5000))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new Random(20_210_706);
        for (int round = 0; round < 2_000; round++) {
            var value = value(random, 4);

            assertThat(Json.parse(JsonWriter.toText().value(value).text())).isEqualTo(value);
            var stream = new ByteArrayOutputStream();
            JsonWriter.to(stream).value(value).finish();
            assertThat(Json.parse(stream.toByteArray())).isEqualTo(value);
        }
    }

    @Test
    void noInputMakesTheReaderFailOtherwise() {
        var random = new Random(7);
        var seed = "{\"a\":[1,2.5e3,{\"b\":\"機\\u0041\\n\"},null,true]}".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            var bytes = seed.clone();
            for (int change = 0; change <= round % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Json.parse(bytes)).isNotNull();
            } catch (MalformedJsonException e) {
                assertThat(e).hasNoCause();
            }
        }
    }

    @Test
    void halfACharacterIsWrittenAsAReplacementInEveryKindOfTarget() {
        var halves = "a\uD842b\uDFB7c\uD842\uDFB7d\uD842";
        var stream = new ByteArrayOutputStream();
        JsonWriter.to(stream).beginObject().field("x", halves).endObject().finish();

        assertThat(Json.parse(stream.toByteArray()).at("x").text()).contains("a\uFFFDb\uFFFDc\uD842\uDFB7d\uFFFD");
        assertThat(JsonWriter.toText()
                        .beginObject()
                        .field("x", halves)
                        .endObject()
                        .text())
                .isEqualTo("{\"x\":\"a\uFFFDb\uFFFDc\uD842\uDFB7d\uFFFD\"}");
    }

    @Test
    void aDocumentThatWasNotEndedIsNotReturned() {
        var json = JsonWriter.toText().beginObject();

        assertThatThrownBy(json::text).isInstanceOf(IllegalStateException.class);
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new JsonText(text(random));
            case 1 -> new JsonNumber(Long.toString(random.nextLong()));
            case 2 -> LITERALS.get(random.nextInt(LITERALS.size()));
            case 3 -> new JsonNumber(random.nextInt(1000) + "." + random.nextInt(1000));
            case 4 ->
                new JsonArray(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> value(random, depth - 1))
                        .toList());
            default -> object(random, depth);
        };
    }

    private static JsonObject object(Random random, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return new JsonObject(members);
    }

    private static String text(Random random) {
        var characters = List.of("a", "\"", "\\", "/", "\n", "\u0000", "機", "𠮷", "\u2028", "<", "é", " ");
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(characters.get(random.nextInt(characters.size())));
        }
        return text.toString();
    }
}
