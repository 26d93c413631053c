package dev.kikilist.procurement;

/**
 * What is wrong with one field of a command.
 *
 * @param pointer where the field stands in the command, a JSON pointer
 * @param code the kind of fault
 * @param japanese what is wrong and what would be right, a sentence
 * @param english the same
 */
public record FieldFault(String pointer, Code code, String japanese, String english) {
    /** Returns the fault of a field that the command does not have. */
    public static FieldFault unknownField(String pointer) {
        return new FieldFault(
                pointer, Code.UNKNOWN_FIELD, "この項目はありません。項目名を確認してください。", "There is no such field. Check its name.");
    }

    /** The kinds of faults. Their texts are stable. */
    public enum Code {
        /** Nothing was given, or something of another type. */
        REQUIRED("required"),
        /** More characters than can be kept. */
        TOO_LONG("too-long"),
        /** Characters that cannot be shown or sent. */
        UNUSABLE_CHARACTER("unusable-character"),
        /** No calendar day in the form {@code 2026-06-20}. */
        NOT_A_DATE("not-a-date"),
        /** A day before one that has to come first. */
        OUT_OF_ORDER("out-of-order"),
        /** A number or day outside what is possible. */
        OUT_OF_RANGE("out-of-range"),
        /** None of the values that there are. */
        UNKNOWN_VALUE("unknown-value"),
        /** A field that there is not. */
        UNKNOWN_FIELD("unknown-field"),
        /** A value that can be chosen once and not changed. */
        NOT_CHANGEABLE("not-changeable"),
        /** No usable mail address. */
        NOT_A_MAIL_ADDRESS("not-a-mail-address"),
        /** No 法人番号. */
        NOT_A_CORPORATE_NUMBER("not-a-corporate-number"),
        /** No SHA-256 in hexadecimal. */
        NOT_A_CHECKSUM("not-a-checksum"),
        /** A file that cannot be read. */
        UNREADABLE_FILE("unreadable-file"),
        /** The viewer's body is none of 別紙1 in the edition of that day. */
        BODY_NOT_IN_EDITION("body-not-in-edition");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** Returns the stable text. */
        public String text() {
            return text;
        }
    }
}
