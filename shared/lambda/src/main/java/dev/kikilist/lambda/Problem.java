package dev.kikilist.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered as asked (RFC 9457), in Japanese and English.
 *
 * @param type what kind of problem it is
 * @param errors the parts of the request that are at fault, in order; none when the whole is
 * @param correlationId under which the log tells more, or null when there is nothing more to tell
 */
public record Problem(
        Type type, List<Fault> errors, @Nullable String correlationId) {
    private static final String TYPES = "https://kikilist.dev/problems/";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** Returns the problem without anything beside its type. */
    public static Problem of(Type type) {
        return new Problem(type, List.of(), null);
    }

    /** Returns the problem that the named parts of the request make. */
    public static Problem of(Type type, List<Fault> errors) {
        return new Problem(type, errors, null);
    }

    /** Returns the answer that says so, with media type {@code application/problem+json}. */
    public HttpResponse response() {
        var response = HttpResponse.of(type.status, "application/problem+json; charset=utf-8", document());
        return type.retryAfter > 0 ? response.with("retry-after", Integer.toString(type.retryAfter)) : response;
    }

    private String document() {
        var json = JsonWriter.toText()
                .beginObject()
                .field("type", type.uri())
                .field("title", type.title)
                .field("titleJa", type.titleJapanese)
                .field("status", type.status)
                .field("detail", type.detail)
                .field("detailJa", type.detailJapanese);
        if (correlationId != null) {
            json.field("correlationId", correlationId);
        }
        if (!errors.isEmpty()) {
            json.beginArray("errors");
            for (var error : errors) {
                json.beginObject()
                        .field(error.place.member, error.where)
                        .field("code", error.code)
                        .field("ja", error.japanese)
                        .field("en", error.english)
                        .endObject();
            }
            json.endArray();
        }
        return json.endObject().text();
    }

    /**
     * A part of the request that is at fault.
     *
     * @param place in which part of the request it stands
     * @param where a JSON pointer into the body, or the name of a parameter or header
     * @param code the stable code of the fault
     * @param japanese what is wrong and what is right, a sentence
     * @param english the same
     */
    public record Fault(Place place, String where, String code, String japanese, String english) {}

    /** Where in a request a fault stands. */
    public enum Place {
        BODY("pointer"),
        QUERY("parameter"),
        HEADER("header");

        private final String member;

        Place(String member) {
            this.member = member;
        }
    }

    /** The kinds of problems. Their URIs are stable. */
    public enum Type {
        MALFORMED_BODY(
                400,
                "malformed-body",
                "The body is no JSON object",
                "本文がJSONオブジェクトではありません",
                "Send one JSON object in UTF-8 as the API description says.",
                "API仕様に従い、UTF-8のJSONオブジェクトを1つ送信してください。"),
        MALFORMED_PARAMETER(
                400,
                "malformed-parameter",
                "A parameter cannot be used",
                "パラメータの値が正しくありません",
                "Correct the parameters named in errors and send the request again.",
                "errorsに示すパラメータを修正のうえ、再度送信してください。"),
        NOT_PERMITTED(
                403,
                "not-permitted",
                "Not permitted",
                "権限がありません",
                "Your account has no role that may do this.",
                "お使いのアカウントには、この操作を行う権限がありません。"),
        NOT_FOUND(
                404,
                "not-found",
                "Not found",
                "見つかりません",
                "There is nothing here that you may see.",
                "該当する情報がないか、閲覧の権限がありません。"),
        KEY_REUSED(
                409,
                "idempotency-key-reused",
                "The idempotency key was used for another request",
                "同じIdempotency-Keyが別の内容で使用されています",
                "Send the first request again unchanged, or this one under a new key.",
                "最初と同じ内容で再送するか、新しいキーで送信してください。"),
        REQUEST_IN_PROGRESS(
                409,
                "request-in-progress",
                "The request of this key is being carried out",
                "同じキーの要求を処理中です",
                "Send it again in a few seconds to get its answer.",
                "数秒おいてから同じ内容で再送すると、結果を取得できます。",
                2),
        ALREADY_INVITED(
                409,
                "already-invited",
                "The vendor was invited before with other details",
                "この事業者は別の内容で既に招請されています",
                "A vendor is invited to a procurement once; the first invitation stands.",
                "1つの調達案件に同じ事業者を招請できるのは1回です。最初の招請が有効です。"),
        TICKET_EXPIRED(
                409,
                "ticket-expired",
                "The upload ticket of this key has expired",
                "このキーで発行された提出票は期限切れです",
                "Ask for a new ticket under a new key.",
                "新しいキーで、提出票を改めて請求してください。"),
        NOT_READ_YET(
                409,
                "not-read-yet",
                "The list is not read yet",
                "機器リストの読取りが完了していません",
                "Ask again when the submission's state has changed.",
                "受付状態が変わってから、改めてお問い合わせください。",
                5),
        NO_ANNOTATED_WORKBOOK(
                409,
                "no-annotated-workbook",
                "There is no annotated workbook",
                "指摘入りファイルはありません",
                "There was nothing to mark in this list, or the marked file could not be made. Its findings can be"
                        + " listed.",
                "この機器リストには印を付ける指摘がないか、指摘入りファイルを作成できませんでした。指摘の一覧をご覧ください。"),
        NOT_IN_THIS_STATE(
                409,
                "not-in-this-state",
                "This cannot be done in the state it is in",
                "現在の状態では、この操作はできません",
                "Read it again to see where it stands.",
                "最新の状態を取得のうえ、ご確認ください。"),
        SECOND_REVIEWER_NEEDED(
                409,
                "second-reviewer-needed",
                "A second reviewer has to confirm this",
                "別の確認担当による確認が必要です",
                "A concern is dropped only when another reviewer of your office confirms it.",
                "懸念ありを懸念なしに改めるには、同じ機関の別の確認担当による確認が必要です。"),
        CHANGED_MEANWHILE(
                412,
                "changed-meanwhile",
                "It was changed meanwhile",
                "他の操作により内容が更新されています",
                "Nothing was changed. Read it again, and send the request with its new ETag in If-Match.",
                "変更は行われていません。最新の内容を取得し、そのETagをIf-Matchに指定して再度送信してください。"),
        BODY_TOO_LARGE(
                413,
                "body-too-large",
                "The body is too large",
                "本文が大きすぎます",
                "A body has at most 65,536 bytes. Files are uploaded with a ticket, not here.",
                "本文は65,536バイトまでです。ファイルは提出票を用いて送信してください。"),
        UNSUPPORTED_MEDIA_TYPE(
                415,
                "unsupported-media-type",
                "The media type is not supported",
                "対応していないメディアタイプです",
                "Send the body as application/json.",
                "本文はapplication/jsonで送信してください。"),
        INVALID_FIELDS(
                422,
                "invalid-fields",
                "Some fields cannot be accepted",
                "受け付けられない項目があります",
                "Nothing was changed. Correct the fields named in errors and send the request again.",
                "登録は行われていません。errorsに示す項目を修正のうえ、再度送信してください。"),
        VERSION_REQUIRED(
                428,
                "version-required",
                "Say which version is meant",
                "対象の版を指定してください",
                "Send the ETag of what you read in If-Match, so that nobody's change is overwritten unseen.",
                "取得時のETagをIf-Matchに指定してください。他の方の変更を誤って上書きすることを防ぐためです。"),
        TOO_MANY_TICKETS(
                429,
                "too-many-tickets",
                "Too many upload tickets at once",
                "提出票の請求が続いています",
                "For one invitation there are a few tickets at once, and then one at a time; a large file counts as several. Ask again after the seconds that"
                        + " Retry-After says.",
                "1つの招請について短時間に発行できる提出票の数には限りがあります（大きなファイルは複数として数えます）。Retry-Afterに示す秒数をおいてから、改めて請求してください。"),
        INTERNAL(
                500,
                "internal",
                "Something failed on our side",
                "システム内部で障害が発生しました",
                "Please try again. If it fails again, tell us the correlation id.",
                "お手数ですが、再度お試しください。解消しない場合は、correlationIdを添えてお知らせください。"),
        UNAVAILABLE(
                503,
                "unavailable",
                "Temporarily unavailable",
                "一時的にご利用いただけません",
                "Please try again in a few seconds.",
                "数秒おいてから、再度お試しください。",
                5);

        private final int status;
        private final String slug;
        private final String title;
        private final String titleJapanese;
        private final String detail;
        private final String detailJapanese;
        private final int retryAfter;

        Type(int status, String slug, String title, String titleJapanese, String detail, String detailJapanese) {
            this(status, slug, title, titleJapanese, detail, detailJapanese, 0);
        }

        Type(
                int status,
                String slug,
                String title,
                String titleJapanese,
                String detail,
                String detailJapanese,
                int retryAfter) {
            this.status = status;
            this.slug = slug;
            this.title = title;
            this.titleJapanese = titleJapanese;
            this.detail = detail;
            this.detailJapanese = detailJapanese;
            this.retryAfter = retryAfter;
        }

        /** Returns the stable URI that names this kind. */
        public String uri() {
            return TYPES + slug;
        }

        /** Returns the status code of the answer. */
        public int status() {
            return status;
        }
    }
}
