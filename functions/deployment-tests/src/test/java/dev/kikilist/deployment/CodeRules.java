package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.FunctionRules.module;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.desk.DeskHandler;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.SamTemplate.EventSource.Route;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.HttpMetrics;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.status.StatusHandler;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template says of the code, and the code of the template. */
final class CodeRules {
    private CodeRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a handler is a class that Lambda can make and call",
                                "the deployment would succeed, and every invocation fail",
                                CodeRules::handlers)
                        .failsWith(
                                "DeskFunction/Properties/Handler", "dev.kikilist.desk.FrontDeskHandler::handleRequest")
                        .failsWith("DeskFunction/Properties/Handler", "dev.kikilist.desk.DeskHandler::handle")
                        .failsWith("DeskFunction/Properties/Handler", "java.lang.StringBuilder::handleRequest")
                        .failsWith("DeskFunction/Properties/Handler", "dev.kikilist.lambda.Json::handleRequest"),
                rule(
                                "a function is given the variables that it reads, and no others",
                                "it would fail at its first call, or a setting would be turned without effect",
                                CodeRules::variables)
                        .failsWithout("/Globals/Function/Environment/Variables/TABLE_NAME")
                        .failsWithout("NotifyFunction/Properties/Environment/Variables/CONFIGURATION_SET")
                        .failsWithout("DeskFunction/Properties/Environment/Variables/TICKET_MINUTES")
                        .failsWith(
                                "DeskFunction/Properties/Environment/Variables/TICKET_MINUTES", "a quarter of an hour")
                        .failsWithout("DeskFunction/Properties/Environment/Variables/TICKETS_AT_ONCE")
                        .failsWith("StatusFunction/Properties/Environment/Variables/PAGE_SIZE", "50"),
                rule(
                                "the routes of the API are those that the functions answer",
                                "a route without a function's answer is a 404 that nobody meant",
                                template -> difference(
                                        routes(template), answered(), "in the template", "answered by a function"))
                        .failsWithout("StatusFunction/Properties/Events/ListFindings")
                        .failsWith("DeskFunction/Properties/Events/IssueTicket/Properties/Method", "PUT")
                        .failsWith(
                                "StatusFunction/Properties/Events/GetProcurement/Properties/Path", "/procurements/{id}")
                        .failsWith(
                                "StatusFunction/Properties/Events/More",
                                "{Type: HttpApi, Properties: {ApiId: !Ref HttpApi, Method: GET, Path: /more}}"),
                rule(
                                "the routes of the API are those that are described",
                                "clients are written by the description",
                                template -> difference(
                                        routes(template).stream()
                                                .map(route -> route.substring(route.indexOf(':') + 1))
                                                .collect(Collectors.toSet()),
                                        described(),
                                        "in the template",
                                        "in openapi.yaml"))
                        .failsWithout("StatusFunction/Properties/Events/ListFindings")
                        .failsWith("DeskFunction/Properties/Events/IssueTicket/Properties/Method", "PUT"),
                rule(
                                "an alarm of our own metrics watches one that is written",
                                "an alarm on a misspelt metric stays green for ever",
                                CodeRules::metrics)
                        .failsWith("SweepUncertainAlarm/Properties/MetricName", "MailsUnsure")
                        .failsWith("SweepUncertainAlarm/Properties/Dimensions/0/Value", "notify")
                        .failsWith("SweepUncertainAlarm/Properties/Dimensions/0/Name", "Function")
                        .failsWith("SweepUncertainAlarm/Properties/Namespace", "KikiList"));
    }

    private static Stream<String> handlers(Template template) {
        return template.functions().flatMap(function -> {
            var handler = template.property(function, "Handler").text();
            return unless(
                    handler.endsWith("::handleRequest") && canBeMade(function.handlerClass()),
                    handler + " is no stream handler that Lambda can make");
        });
    }

    private static boolean canBeMade(String className) {
        try {
            var handler = Class.forName(className);
            return RequestStreamHandler.class.isAssignableFrom(handler)
                    && Modifier.isPublic(handler.getModifiers())
                    && Modifier.isPublic(handler.getConstructor().getModifiers());
        } catch (ReflectiveOperationException missing) {
            return false;
        }
    }

    private static Stream<String> variables(Template template) {
        return template.functions().flatMap(function -> {
            var given = new HashMap<>(DeployedSystem.variables(template, function));
            given.remove("JAVA_TOOL_OPTIONS");
            try {
                var read = ReadVariables.byWiring(Class.forName(function.handlerClass()), given);
                return difference(given.keySet(), read, "given to", "read by")
                        .map(fault -> fault + ": " + function.logicalId());
            } catch (IllegalStateException | ClassNotFoundException failure) {
                return Stream.of(failure + ", " + failure.getCause());
            }
        });
    }

    /** Returns the template's routes, each with the module of its function in front. */
    private static Set<String> routes(Template template) {
        return DeliveryRules.events(template)
                .flatMap(event -> event.source() instanceof Route route
                        ? Stream.of(module(event.function()) + ":" + route.method() + " " + route.path())
                        : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> answered() {
        var environment = Environment.of(DeployedSystem.anyVariables());
        var answered = new TreeSet<String>();
        new StatusHandler(environment).routeKeys().forEach(key -> answered.add("status:" + key));
        new DeskHandler(environment).routeKeys().forEach(key -> answered.add("desk:" + key));
        return answered;
    }

    private static Set<String> described() {
        var described = new TreeSet<String>();
        var description = TemplateValue.parse(Project.text("openapi.yaml"), "openapi.yaml");
        description
                .at("paths")
                .entries()
                .forEach((path, item) -> item.entries().keySet().stream()
                        .filter(member -> !member.equals("parameters"))
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    private static Stream<String> metrics(Template template) {
        return AlarmRules.alarms(template)
                .filter(alarm -> !alarm.getValue().at("Namespace").text().startsWith("AWS/"))
                .filter(alarm -> !isWritten(template, alarm.getValue()))
                .map(alarm -> alarm.getKey() + " watches a metric that nobody writes");
    }

    private static boolean isWritten(Template template, TemplateValue alarm) {
        return is(alarm.at("Namespace"), OutcomeLog.NAMESPACE)
                && template.functions()
                        .filter(function -> alarm.at("Dimensions")
                                .list()
                                .equals(List.of(new TemplateValue.Named(Map.of(
                                        "Name", new TemplateValue.Text("function"),
                                        "Value", new TemplateValue.Text(module(function)))))))
                        .anyMatch(function -> declaredMetrics(function)
                                .contains(alarm.at("MetricName").text()));
    }

    /** Returns the metrics that a function writes: those it declares, and where it has routes those of every such function. */
    static Set<String> declaredMetrics(SamTemplate.Function function) {
        var metrics = new HashSet<>(constants(function.handlerClass().replaceAll("Handler$", "Metrics")));
        if (function.events().stream().anyMatch(Route.class::isInstance)) {
            metrics.addAll(constants(HttpMetrics.class.getName()));
        }
        return metrics;
    }

    private static Set<String> constants(String className) {
        var constants = new HashSet<String>();
        try {
            for (var field : Class.forName(className).getFields()) {
                constants.add(String.valueOf(field.get(null)));
            }
        } catch (ReflectiveOperationException none) {
            return Set.of();
        }
        return constants;
    }

    private static Stream<String> difference(Set<String> ones, Set<String> others, String are, String shouldBe) {
        return Stream.concat(
                ones.stream()
                        .filter(one -> !others.contains(one))
                        .map(one -> one + " is " + are + ", but not " + shouldBe),
                others.stream()
                        .filter(one -> !ones.contains(one))
                        .map(one -> one + " is " + shouldBe + ", but not " + are));
    }
}
