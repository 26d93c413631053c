package dev.kikilist.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.access.Viewer;
import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdviceStatistics;
import dev.kikilist.advice.AdviceStatistics.Count;
import dev.kikilist.advice.ReviewQueries;
import dev.kikilist.export.ExportFormat;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.Editions;
import dev.kikilist.representation.ReviewRepresentation;
import dev.kikilist.spreadsheet.AdviceWorkbook;
import dev.kikilist.submission.SubmissionId;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Answers where reviews stand, and how much advice was given in a year. */
final class ReviewRoutes {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ReviewQueries queries;
    private final Editions editions;
    private final Clock clock;

    ReviewRoutes(ReviewQueries queries, Editions editions, Clock clock) {
        this.queries = queries;
        this.editions = editions;
        this.clock = clock;
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return SubmissionId.parse(request.pathParameter("submissionId"))
                .flatMap(id -> queries.find(viewer, id)
                        .map(view -> HttpResponse.json(200, ReviewRepresentation.document(id, view))
                                .version(ReviewRepresentation.version(view))))
                .orElseGet(() -> problem(Problem.Type.NOT_FOUND));
    }

    HttpResponse statistics(HttpRequest request, Viewer viewer) {
        return answer(request, viewer, statistics -> HttpResponse.json(200, document(statistics)));
    }

    HttpResponse statisticsAsCsv(HttpRequest request, Viewer viewer) {
        return answer(request, viewer, statistics -> HttpResponse.csv(csv(statistics)));
    }

    HttpResponse statisticsAsXlsx(HttpRequest request, Viewer viewer) {
        return answer(request, viewer, this::workbook);
    }

    private HttpResponse workbook(AdviceStatistics statistics) {
        var day = LocalDate.ofInstant(clock.instant(), JAPAN);
        return HttpResponse.file(ExportFormat.XLSX.mediaType(), AdviceWorkbook.of(statistics, editions, day))
                .with("content-disposition", disposition(statistics.fiscalYear()));
    }

    /** The name in ASCII is for programs that know no other. */
    private static String disposition(int fiscalYear) {
        var japanese = URLEncoder.encode("助言実績_" + fiscalYear + "年度.xlsx", UTF_8);
        return "attachment; filename=\"advice-statistics-" + fiscalYear + ".xlsx\"; filename*=UTF-8''" + japanese;
    }

    private HttpResponse answer(
            HttpRequest request, Viewer viewer, Function<AdviceStatistics, HttpResponse> representation) {
        return year(request.pathParameter("fiscalYear"))
                .map(year -> queries.statistics(viewer, year)
                        .map(representation)
                        .orElseGet(() -> problem(Problem.Type.NOT_PERMITTED)))
                .orElseGet(() -> problem(Problem.Type.NOT_FOUND));
    }

    private static Optional<Integer> year(String text) {
        return text.matches("20[0-9]{2}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String document(AdviceStatistics statistics) {
        var json = JsonWriter.toText().beginObject().field("fiscalYear", statistics.fiscalYear());
        json.beginObject("definition")
                .field("ja", AdviceStatistics.DEFINITION)
                .field("en", AdviceStatistics.DEFINITION_ENGLISH)
                .endObject();
        json.beginObject("total");
        write(json, statistics.total());
        json.endObject().beginArray("byBody");
        statistics.byBody().forEach((body, count) -> {
            json.beginObject().field("body", body);
            write(json, count);
            json.endObject();
        });
        json.endArray().beginArray("byKind");
        for (var kind : AdviceKind.values()) {
            json.beginObject()
                    .field("code", kind.name())
                    .field("ja", kind.japanese())
                    .field("en", kind.english())
                    .field("lists", statistics.byKind().getOrDefault(kind, 0))
                    .endObject();
        }
        return json.endArray().endObject().text();
    }

    private static void write(JsonWriter json, Count count) {
        json.field("lists", count.lists())
                .field("withConcern", count.withConcern())
                .field("withoutConcern", count.withoutConcern());
    }

    /** Every record has the same columns; the definition is a record too, so that the file explains itself. */
    private static String csv(AdviceStatistics statistics) {
        var csv = new StringBuilder("区分,符号,件数,懸念あり,懸念なし\r\n");
        record(csv, "年度", Integer.toString(statistics.fiscalYear()), "", "", "");
        record(csv, "合計", "", statistics.total());
        statistics.byBody().forEach((body, count) -> record(csv, "機関別", body, count));
        for (var kind : AdviceKind.values()) {
            record(
                    csv,
                    "助言の種類別",
                    kind.name(),
                    Integer.toString(statistics.byKind().getOrDefault(kind, 0)),
                    "",
                    "");
        }
        record(csv, "定義", AdviceStatistics.DEFINITION, "", "", "");
        return csv.toString();
    }

    private static void record(StringBuilder csv, String name, String code, Count count) {
        record(
                csv,
                name,
                code,
                Integer.toString(count.lists()),
                Integer.toString(count.withConcern()),
                Integer.toString(count.withoutConcern()));
    }

    private static void record(
            StringBuilder csv, String name, String code, String lists, String withConcern, String without) {
        csv.append(name)
                .append(',')
                .append(code)
                .append(',')
                .append(lists)
                .append(',')
                .append(withConcern)
                .append(',')
                .append(without)
                .append("\r\n");
    }

    private static HttpResponse problem(Problem.Type type) {
        return Problem.of(type).response();
    }
}
