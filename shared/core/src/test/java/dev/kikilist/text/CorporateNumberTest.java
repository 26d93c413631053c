package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.CorporateNumber.ParseResult.Absent;
import dev.kikilist.text.CorporateNumber.ParseResult.Malformed;
import dev.kikilist.text.CorporateNumber.ParseResult.Repaired;
import dev.kikilist.text.CorporateNumber.ParseResult.Valid;
import dev.kikilist.text.CorporateNumber.Slip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorporateNumberTest {
    private static final CorporateNumber NUMBER = new CorporateNumber("7000012050002");

    @ParameterizedTest
    @ValueSource(
            strings = {"7000012050002", "8000012010038", "1180301018771", "7010001008844", " 7000012050002\u3000\n"})
    void readsValidNumbers(String written) {
        assertThat(CorporateNumber.parse(written)).isEqualTo(new Valid(new CorporateNumber(Folding.tidy(written))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "なし", "無し", "該当なし", "-", "―", "－", "ー", "N/A", "外国法人"})
    void seesThatThereIsNone(String written) {
        assertThat(CorporateNumber.parse(written)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @CsvSource({
        "T7000012050002, T_PREFIX",
        "t7000012050002, T_PREFIX",
        "T7-0000-1205-0002, T_PREFIX",
        "7-0000-1205-0002, HYPHENS",
        "7－0000－1205－0002, HYPHENS",
        "７－００００－１２０５－０００２, HYPHENS",
        "7000 0120 50002, HYPHENS",
        "'7,000,012,050,002', HYPHENS",
        "７００００１２０５０００２, FULL_WIDTH",
        "70000１2050002, FULL_WIDTH",
    })
    void setsRightWhatIsSafe(String written, Slip slip) {
        assertThat(CorporateNumber.parse(written)).isEqualTo(new Repaired(NUMBER, slip));
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123, CHECK_DIGIT, ",
        "T1234567890123, CHECK_DIGIT, ",
        "7000012050003, CHECK_DIGIT, ",
        "000012050002, TWELVE_DIGITS, 7000012050002",
        "000-012-050002, TWELVE_DIGITS, 7000012050002",
        "9999999999999, PLACEHOLDER, ",
        "0000000000000, PLACEHOLDER, ",
        "１１１１１１１１１１１１１, PLACEHOLDER, ",
        "XXXXXXXXXX, PLACEHOLDER, ",
        "〇〇〇〇, PLACEHOLDER, ",
        "7.01E+12, EXPONENT, ",
        "7E+12, EXPONENT, ",
        "70000120500021, WRONG_LENGTH, ",
        "70000, WRONG_LENGTH, ",
        "富士通株式会社, NOT_DIGITS, ",
        "7000012O50002, NOT_DIGITS, ",
        "TE-1, NOT_DIGITS, ",
        "T, NOT_DIGITS, ",
    })
    void namesTheSlip(String written, Slip slip, @Nullable String suggestion) {
        assertThat(CorporateNumber.parse(written))
                .isEqualTo(new Malformed(slip, suggestion == null ? null : new CorporateNumber(suggestion)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123", "9999999999999", "７００００１２０５０００２", "700001205000", "7000012050002 "})
    void nothingElseIsACorporateNumber(String value) {
        assertThatThrownBy(() -> new CorporateNumber(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneWrongDigitIsNoticedExceptNineForNought() {
        var random = new WrittenText(7);
        for (int i = 0; i < 5_000; i++) {
            var number = valid(random);
            assertThat(CorporateNumber.parse(number)).isEqualTo(new Valid(new CorporateNumber(number)));
            for (int at = 0; at < 13; at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    char right = number.charAt(at);
                    if (digit == right) {
                        continue;
                    }
                    var wrong = number.substring(0, at) + digit + number.substring(at + 1);
                    boolean nineForNought = at > 0 && digit + right == '0' + '9' && (digit == '0' || digit == '9');
                    assertThat(CorporateNumber.parse(wrong) instanceof Valid)
                            .as("%s", wrong)
                            .isEqualTo(nineForNought);
                }
            }
        }
    }

    @Test
    void theDigitsAfterTheCheckDigitSuggestTheWholeNumber() {
        var random = new WrittenText(8);
        for (int i = 0; i < 5_000; i++) {
            var number = new CorporateNumber(valid(random));
            assertThat(CorporateNumber.parse(number.value().substring(1)))
                    .isEqualTo(new Malformed(Slip.TWELVE_DIGITS, number));
        }
    }

    @Test
    void noTextMakesItThrow() {
        var texts = new WrittenText(9);
        for (int i = 0; i < 60_000; i++) {
            ParseResult result = CorporateNumber.parse(texts.next());
            assertThat(result).isNotNull();
        }
    }

    private static String valid(WrittenText random) {
        var digits = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            digits.append(random.below(10));
        }
        // Weights from the left: 2, 1, 2, 1, …, since the rightmost of twelve has weight 1.
        int sum = 0;
        for (int n = 1; n <= 12; n++) {
            sum += (digits.charAt(12 - n) - '0') * (n % 2 == 0 ? 2 : 1);
        }
        return (9 - sum % 9) + digits.toString();
    }
}
