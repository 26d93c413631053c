package dev.kikilist.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.lambda.RefusedException;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.FieldFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Hands out the blank form, which was made when this was built: no request waits for a spreadsheet library. */
final class FormRoutes {
    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String START_DATE = "startDate";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** A day on which an edition comes into force is known long before. */
    private static final String CACHE_CONTROL = "public, max-age=3600";

    private final Editions editions;
    private final Clock clock;

    FormRoutes(Editions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    HttpResponse show(HttpRequest request) {
        var edition = editions.inForceOn(request.queryParameter(START_DATE)
                .map(this::startDate)
                .orElseGet(() -> LocalDate.now(clock.withZone(JAPAN))));
        return HttpResponse.file(MEDIA_TYPE, form(edition))
                .with("content-disposition", disposition(edition))
                .with("cache-control", CACHE_CONTROL);
    }

    private LocalDate startDate(String written) {
        LocalDate day;
        try {
            day = LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw refused(
                    FieldFault.Code.NOT_A_DATE.text(),
                    "調達開始日は「2026-12-01」のように、年4桁-月2桁-日2桁で指定してください。",
                    "Give the day the procurement started as year, month and day, such as 2026-12-01.");
        }
        var first = editions.all().getFirst().effectiveFrom();
        if (day.isBefore(first)) {
            throw refused(
                    FieldFault.Code.OUT_OF_RANGE.text(),
                    first + "より前に適用される申合せはありません。",
                    "No edition of the agreement was in force before " + first + ".");
        }
        return day;
    }

    private static RefusedException refused(String code, String japanese, String english) {
        return new RefusedException(Problem.of(
                Problem.Type.MALFORMED_PARAMETER,
                List.of(new Problem.Fault(Problem.Place.QUERY, START_DATE, code, japanese, english))));
    }

    private static byte[] form(Edition edition) {
        var name = "form/" + fileName(edition);
        try (var form = FormRoutes.class.getResourceAsStream(name)) {
            if (form == null) {
                throw new IllegalStateException("no " + name);
            }
            return form.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Edition edition) {
        return "kikilist-form-" + edition.id().value() + ".xlsx";
    }

    /** The name in ASCII is for programs that know no other. */
    private static String disposition(Edition edition) {
        var japanese = URLEncoder.encode("機器リスト様式_" + edition.id().value() + ".xlsx", UTF_8);
        return "attachment; filename=\"" + fileName(edition) + "\"; filename*=UTF-8''" + japanese;
    }
}
