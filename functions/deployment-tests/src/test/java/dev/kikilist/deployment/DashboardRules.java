package dev.kikilist.deployment;

import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import dev.kikilist.intake.IntakeMetrics;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.validation.FindingClass;
import dev.kikilist.validation.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of the dashboard: it shows all that is written, and nothing else. */
final class DashboardRules {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9]+)?}");
    private static final String BODY = "Dashboard/Properties/DashboardBody";

    private DashboardRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "the dashboard shows every metric that a function writes, and no other",
                                "what is not shown is not seen, and a misspelt metric is an empty picture for ever",
                                DashboardRules::differences)
                        .failsWithout("Dashboard")
                        .failsWith(BODY, "'{\"widgets\": []}'")
                        .failsWith(BODY, widget("[\"Kikilist\", \"MailsUnsure\", \"function\", \"sweep\"]")),
                rule(
                                "the dashboard shows what AWS counts of resources that are there",
                                "an empty picture looks like a quiet night",
                                template -> metrics(template)
                                        .filter(metric -> metric.getFirst().startsWith("AWS/"))
                                        .filter(metric -> !namesAResource(template, metric.getLast()))
                                        .map(metric -> metric + " is of nothing in the template"))
                        .failsWith(BODY, widget("[\"AWS/Lambda\", \"Errors\", \"FunctionName\", \"${MailFunction}\"]"))
                        .failsWith(BODY, widget("[\"AWS/Lambda\", \"Errors\", \"FunctionName\", \"intake\"]")));
    }

    private static String widget(String metric) {
        return "'{\"widgets\": [{\"properties\": {\"metrics\": [" + metric + "]}}]}'";
    }

    private static Stream<String> differences(Template template) {
        var shown = metrics(template)
                .filter(metric -> !metric.getFirst().startsWith("AWS/"))
                .collect(Collectors.toCollection(
                        () -> new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()))));
        var written = written(template);
        return Stream.concat(
                shown.stream().filter(metric -> !written.contains(metric)).map(metric -> metric + " is not written"),
                written.stream().filter(metric -> !shown.contains(metric)).map(metric -> metric + " is not shown"));
    }

    private static Set<List<String>> written(Template template) {
        return template.functions()
                .flatMap(function -> CodeRules.declaredMetrics(function).stream()
                        .flatMap(metric -> dimensions(metric)
                                .map(code -> Stream.concat(
                                                Stream.of(
                                                        OutcomeLog.NAMESPACE,
                                                        metric,
                                                        "function",
                                                        FunctionRules.module(function)),
                                                code.stream())
                                        .toList())))
                .collect(Collectors.toSet());
    }

    /** Returns the dimensions that a metric has besides the function, once for each of their values. */
    private static Stream<List<String>> dimensions(String metric) {
        return metric.equals(IntakeMetrics.REFUSED_BY_CODE)
                ? Arrays.stream(FindingCode.values())
                        .filter(code -> code.findingClass() == FindingClass.F)
                        .map(code -> List.of("code", code.name()))
                : Stream.of(List.of());
    }

    private static boolean namesAResource(Template template, String value) {
        var reference = REFERENCE.matcher(value);
        return reference.matches() && template.resources().containsKey(reference.group(1));
    }

    private static Stream<List<String>> metrics(Template template) {
        return template.resources("AWS::CloudWatch::Dashboard").values().stream()
                .map(dashboard -> dashboard.at("Properties", "DashboardBody"))
                .map(body -> body instanceof Call(var function, var argument) ? argument : body)
                .map(body -> TemplateValue.parse(body.text(), "dashboard"))
                .flatMap(dashboard -> dashboard.at("widgets").list().stream())
                .flatMap(widget -> widget.at("properties", "metrics").list().stream())
                .map(metric -> metric.list().stream().map(TemplateValue::text).toList());
    }
}
