package dev.kikilist.text;

import java.util.Set;

/** The key of a company's name: what is left of its folded words when legal form and spelling habits are gone. */
final class CompanyName {
    /** Legal forms as folded, the longest of those that begin alike first. */
    private static final String[] JAPANESE_FORMS = {
        "株式会社",
        "有限会社",
        "合同会社",
        "合資会社",
        "合名会社",
        "相互会社",
        "特例有限会社",
        "一般社団法人",
        "一般財団法人",
        "公益社団法人",
        "公益財団法人",
        "社団法人",
        "財団法人",
        "特定非営利活動法人",
        "独立行政法人",
        "国立研究開発法人",
        "国立大学法人",
        "学校法人",
        "協同組合",
        "(株)",
        "(有)",
        "(同)",
        "(資)",
        "(名)",
        "(相)",
        "(社)",
        "(財)",
        "(一社)",
        "(一財)",
        "(公社)",
        "(公財)",
        "(独)",
        "(国研)",
        "(協)",
        "(カ)",
        "(ユ)",
        "(ド)"
    };

    /** Forms that bank transfers abbreviate, at the beginning and at the end. */
    private static final String[] TRANSFER_PREFIXES = {"カ)", "ユ)", "ド)"};

    private static final String[] TRANSFER_SUFFIXES = {"(カ", "(ユ", "(ド"};

    private static final String FIRST_OF_FORMS = firstCharacters();

    private static final String LAST_OF_FORMS = lastCharacters();

    private static final Set<String> LATIN_FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "coltd",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "kk",
            "gk",
            "yk",
            "gmbh",
            "ag",
            "kg",
            "se",
            "sa",
            "sas",
            "sarl",
            "spa",
            "srl",
            "nv",
            "bv",
            "ab",
            "oy",
            "oyj",
            "asa",
            "pte",
            "pty",
            "sdn",
            "bhd",
            "pvt",
            "private",
            "&");

    private CompanyName() {}

    static String key(String text) {
        var current = text;
        while (true) {
            var next = keyOnce(current);
            if (next.equals(current)) {
                return next;
            }
            current = next;
        }
    }

    private static String keyOnce(String text) {
        var words = Folding.foldWords(text);
        var name = withoutLatinForms(withoutJapaneseForms(words));
        var key = spellingFolded(name);
        return key.isEmpty() ? Folding.fold(text) : key;
    }

    private static String withoutJapaneseForms(String words) {
        var name = words;
        while (true) {
            var shorter = withoutOneForm(name);
            if (shorter.equals(name)) {
                return name;
            }
            name = shorter;
        }
    }

    private static String withoutOneForm(String name) {
        if (name.isEmpty()
                || (FIRST_OF_FORMS.indexOf(name.charAt(0)) < 0
                        && LAST_OF_FORMS.indexOf(name.charAt(name.length() - 1)) < 0)) {
            return name;
        }
        for (var form : JAPANESE_FORMS) {
            if (name.length() > form.length()) {
                if (name.startsWith(form)) {
                    return name.substring(form.length()).strip();
                }
                if (name.endsWith(form)) {
                    return name.substring(0, name.length() - form.length()).strip();
                }
            }
        }
        for (var form : TRANSFER_PREFIXES) {
            if (name.length() > form.length() && name.startsWith(form)) {
                return name.substring(form.length()).strip();
            }
        }
        for (var form : TRANSFER_SUFFIXES) {
            if (name.length() > form.length() && name.endsWith(form)) {
                return name.substring(0, name.length() - form.length()).strip();
            }
        }
        return name;
    }

    /** Takes words such as {@code co.,}, {@code ltd.} and {@code k.k.} from the end. */
    private static String withoutLatinForms(String words) {
        int end = words.length();
        while (true) {
            while (end > 0 && isBreak(words.charAt(end - 1))) {
                end--;
            }
            int start = end;
            while (start > 0 && !isBreak(words.charAt(start - 1))) {
                start--;
            }
            if (!LATIN_FORMS.contains(words.substring(start, end).replace(".", ""))) {
                return words.substring(0, end);
            }
            end = start;
        }
    }

    private static String firstCharacters() {
        var characters = new StringBuilder();
        for (var form : JAPANESE_FORMS) {
            characters.append(form.charAt(0));
        }
        for (var form : TRANSFER_PREFIXES) {
            characters.append(form.charAt(0));
        }
        return characters.toString();
    }

    private static String lastCharacters() {
        var characters = new StringBuilder();
        for (var form : JAPANESE_FORMS) {
            characters.append(form.charAt(form.length() - 1));
        }
        for (var form : TRANSFER_SUFFIXES) {
            characters.append(form.charAt(form.length() - 1));
        }
        return characters.toString();
    }

    private static boolean isBreak(char c) {
        return c == ' ' || c == ',' || c == '、' || c == '(' || c == ')';
    }

    private static String spellingFolded(String name) {
        var key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case ' ',
                        ',',
                        '.',
                        '、',
                        '。',
                        '・',
                        '\'',
                        '"',
                        '-',
                        'ー',
                        '_',
                        '/',
                        '(',
                        ')',
                        '「',
                        '」',
                        '[',
                        ']',
                        '&' -> {}
                case 'ヴ' -> {
                    char next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
                    char joined = switch (next) {
                        case 'ァ' -> 'バ';
                        case 'ィ' -> 'ビ';
                        case 'ェ' -> 'ベ';
                        case 'ォ' -> 'ボ';
                        default -> 'ブ';
                    };
                    key.append(joined);
                    i += joined == 'ブ' ? 0 : 1;
                }
                case 'ァ' -> key.append('ア');
                case 'ィ' -> key.append('イ');
                case 'ゥ' -> key.append('ウ');
                case 'ェ' -> key.append('エ');
                case 'ォ' -> key.append('オ');
                case 'ッ' -> key.append('ツ');
                case 'ャ' -> key.append('ヤ');
                case 'ュ' -> key.append('ユ');
                case 'ョ' -> key.append('ヨ');
                case 'ヮ' -> key.append('ワ');
                case 'ヂ' -> key.append('ジ');
                case 'ヅ' -> key.append('ズ');
                case 'ヰ' -> key.append('イ');
                case 'ヱ' -> key.append('エ');
                default -> key.append(c);
            }
        }
        return key.toString();
    }
}
