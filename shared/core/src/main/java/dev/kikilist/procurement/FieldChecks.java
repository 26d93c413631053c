package dev.kikilist.procurement;

import dev.kikilist.procurement.FieldFault.Code;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the fields of one command and collects all their faults, so that none has to be found out after the other. */
public final class FieldChecks {
    private static final int LONGEST_DEPARTMENT = 200;
    private static final int LONGEST_PERSON = 100;
    private static final int LONGEST_PHONE = 50;
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    private final List<FieldFault> faults = new ArrayList<>();

    /** A field of a command: where it stands and what people call it. */
    public record Field(String pointer, String japanese, String english) {}

    /** Returns the faults found so far, in the order of the checks. */
    public List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    public void fault(Field field, Code code, String japanese, String english) {
        faults.add(new FieldFault(field.pointer(), code, japanese, english));
    }

    /** Reports fields that the command does not have. */
    public void unknown(Collection<String> pointers) {
        for (var pointer : pointers) {
            faults.add(FieldFault.unknownField(pointer));
        }
    }

    /** Returns the tidied text of a field that has to be given, at most {@code longest} characters. */
    public Optional<String> text(Field field, @Nullable String written, int longest) {
        var text = tidied(field, written, longest);
        if (text.isPresent() && text.get().isEmpty()) {
            return required(field);
        }
        return text;
    }

    /** Returns the tidied text of a field that may be left out; empty text when it is. */
    public Optional<String> optionalText(Field field, @Nullable String written, int longest) {
        return tidied(field, written, longest);
    }

    /** Returns the calendar day of a field that has to be given as {@code 2026-06-20}. */
    public Optional<LocalDate> day(Field field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return required(field);
        }
        var day = isoDay(written);
        if (day.isEmpty()) {
            fault(
                    field,
                    Code.NOT_A_DATE,
                    field.japanese() + "は、実在する日付を「2026-06-20」の形式で指定してください。",
                    "Give " + field.english() + " as an existing day in the form 2026-06-20.");
        } else if (day.get().isAfter(LAST_DAY)) {
            fault(
                    field,
                    Code.OUT_OF_RANGE,
                    field.japanese() + "が遠い将来の日付になっています。年を確認してください。",
                    "The year of " + field.english() + " is too far ahead. Check it.");
            return Optional.empty();
        }
        return day;
    }

    /** Reports {@code later} when its day is before that of {@code earlier}; days that are not known are in order. */
    public void order(Field earlier, @Nullable LocalDate first, Field later, @Nullable LocalDate second) {
        if (first != null && second != null && second.isBefore(first)) {
            fault(
                    later,
                    Code.OUT_OF_ORDER,
                    later.japanese() + "は、" + earlier.japanese() + "以後の日付を指定してください。",
                    "Give for " + later.english() + " no day before " + earlier.english() + ".");
        }
    }

    /** Returns the constant that a field names, which has to be given. */
    public <E extends Enum<E>> Optional<E> choice(Field field, @Nullable String written, Class<E> type) {
        if (written == null || written.isEmpty()) {
            return required(field);
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(written)) {
                return Optional.of(constant);
            }
        }
        fault(
                field,
                Code.UNKNOWN_VALUE,
                field.japanese() + "は、" + names(type, "、") + "のいずれかを指定してください。",
                "Give for " + field.english() + " one of " + names(type, ", ") + ".");
        return Optional.empty();
    }

    /** Returns the constants that a field names, of which at least one has to be given; faults name the element. */
    public <E extends Enum<E>> Set<E> choices(Field field, List<String> written, Class<E> type) {
        var chosen = EnumSet.noneOf(type);
        if (written.isEmpty()) {
            required(field);
        }
        for (int i = 0; i < written.size(); i++) {
            var element = new Field(field.pointer() + "/" + i, field.japanese(), field.english());
            choice(element, written.get(i), type).ifPresent(chosen::add);
        }
        return chosen;
    }

    /** Returns the 法人番号 of a field that has to be given, in its exact form. */
    public Optional<CorporateNumber> corporateNumber(Field field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return required(field);
        }
        return switch (CorporateNumber.parse(written)) {
            case ParseResult.Valid valid -> Optional.of(valid.number());
            case ParseResult.Repaired repaired -> malformed(field, repaired.number());
            case ParseResult.Malformed malformed -> malformed(field, malformed.suggestion());
            case ParseResult.Absent absent -> malformed(field, null);
        };
    }

    // Here a program or a form sends the number, so it is not mended silently; what is meant is said.
    private Optional<CorporateNumber> malformed(Field field, @Nullable CorporateNumber meant) {
        var japanese = "法人番号は、検査用数字を含む半角数字13桁で指定してください。";
        var english = "Give the corporate number as 13 ASCII digits with its check digit.";
        fault(
                field,
                Code.NOT_A_CORPORATE_NUMBER,
                meant == null ? japanese : japanese + "「" + meant.value() + "」ではありませんか。",
                meant == null ? english : english + " Did you mean " + meant.value() + "?");
        return Optional.empty();
    }

    /**
     * Returns the contact that a command gives.
     *
     * @param place the pointer of the contact, empty when the command is the contact
     */
    public Optional<Contact> contact(String place, ContactDraft draft) {
        var department = optionalText(
                new Field(place + "/department", "担当部局課名", "the department"), draft.department(), LONGEST_DEPARTMENT);
        var name = text(new Field(place + "/name", "担当者名", "the contact's name"), draft.name(), LONGEST_PERSON);
        var email = email(new Field(place + "/email", "連絡メールアドレス", "the mail address"), draft.email());
        var phone =
                optionalText(new Field(place + "/phone", "連絡先電話番号", "the phone number"), draft.phone(), LONGEST_PHONE);
        if (department.isEmpty() || name.isEmpty() || email.isEmpty() || phone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Contact(department.get(), name.get(), email.get(), phone.get()));
    }

    /** Returns the fallback contact that a command gives; empty when it gives none. */
    Optional<Contact> fallbackContact(@Nullable ContactDraft draft) {
        return draft == null ? Optional.empty() : contact("/fallbackContact", draft);
    }

    public <T> Optional<T> required(Field field) {
        fault(field, Code.REQUIRED, field.japanese() + "を指定してください。", "Give " + field.english() + ".");
        return Optional.empty();
    }

    private Optional<EmailAddress> email(Field field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return required(field);
        }
        var email = EmailAddress.parse(written);
        if (email.isEmpty()) {
            fault(
                    field,
                    Code.NOT_A_MAIL_ADDRESS,
                    field.japanese() + "は、「name@example.jp」の形式で1件だけ指定してください。",
                    "Give one mail address in the form name@example.jp.");
        }
        return email;
    }

    private Optional<String> tidied(Field field, @Nullable String written, int longest) {
        if (written == null) {
            return Optional.of("");
        }
        if (!isWellFormed(written)) {
            fault(
                    field,
                    Code.UNUSABLE_CHARACTER,
                    field.japanese() + "に、使用できない文字が含まれています。",
                    "There are characters in " + field.english() + " that cannot be used.");
            return Optional.empty();
        }
        var text = Folding.tidy(written);
        if (text.codePointCount(0, text.length()) > longest) {
            fault(
                    field,
                    Code.TOO_LONG,
                    field.japanese() + "は、" + longest + "文字以内で指定してください。",
                    "Give " + field.english() + " in at most " + longest + " characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Returns whether every surrogate has its other half and no control character but a blank one is there. */
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .allMatch(c -> (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        && (!Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r'));
    }

    private static Optional<LocalDate> isoDay(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static <E extends Enum<E>> String names(Class<E> type, String separator) {
        var names = new StringBuilder();
        for (var constant : type.getEnumConstants()) {
            names.append(names.isEmpty() ? "" : separator).append(constant.name());
        }
        return names.toString();
    }
}
