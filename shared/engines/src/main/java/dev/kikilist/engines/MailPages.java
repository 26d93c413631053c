package dev.kikilist.engines;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The small pages that show kept mails to a person. */
final class MailPages {
    private static final DateTimeFormatter JAPAN_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));
    private static final String HEAD = """
            <!doctype html>
            <html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>送信メール / Mail sent</title>
            <style>
              body { font: 16px/1.7 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; color: #222; background: #fafaf8;
                     max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
              h1 { font-size: 1.3rem; font-weight: 600; }
              table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .5rem .75rem .5rem 0;
                     border-bottom: 1px solid #ddd; vertical-align: top; } th { font-weight: 500; color: #666; white-space: nowrap; }
              a { color: #0b5394; text-decoration: none; } a:hover { text-decoration: underline; }
              pre { white-space: pre-wrap; background: #fff; border: 1px solid #e2e2dd; padding: 1rem; }
              iframe { width: 100%; height: 44rem; border: 1px solid #e2e2dd; background: #fff; }
            </style></head><body>
            """;

    private MailPages() {}

    static String index(List<KeptMail> mails) {
        var page = new StringBuilder(HEAD).append("<h1>送信メール <small>Mail sent</small></h1>\n");
        if (mails.isEmpty()) {
            return page.append("<p>まだありません。 Nothing yet.</p></body></html>\n").toString();
        }
        page.append("<table><tr><th>日時 (JST)</th><th>宛先 To</th><th>件名 Subject</th></tr>\n");
        for (var mail : mails) {
            page.append("<tr><td>")
                    .append(JAPAN_TIME.format(mail.at()))
                    .append("</td><td>")
                    .append(escaped(String.join(", ", mail.recipients())))
                    .append("</td><td><a href=\"/_local/emails/")
                    .append(escaped(mail.id()))
                    .append("\">")
                    .append(escaped(mail.subject()))
                    .append("</a></td></tr>\n");
        }
        return page.append("</table></body></html>\n").toString();
    }

    static String mail(KeptMail mail) {
        var address = "/_local/emails/" + escaped(mail.id());
        var page = new StringBuilder(HEAD)
                .append("<p><a href=\"/\">← 一覧 All</a></p><h1>")
                .append(escaped(mail.subject()))
                .append("</h1>\n<table>");
        row(page, "差出人 From", mail.from());
        row(page, "宛先 To", String.join(", ", mail.recipients()));
        row(page, "日時 (JST)", JAPAN_TIME.format(mail.at()));
        row(page, "ファイル File", mail.file().toAbsolutePath().toString());
        page.append("</table>\n");
        if (!mail.html().isEmpty()) {
            page.append("<h1>HTML</h1><iframe sandbox src=\"").append(address).append(".html\"></iframe>\n");
        }
        return page.append("<h1>テキスト Text</h1><pre>")
                .append(escaped(mail.text()))
                .append("</pre><p><a href=\"")
                .append(address)
                .append(".eml\">.eml</a></p></body></html>\n")
                .toString();
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
