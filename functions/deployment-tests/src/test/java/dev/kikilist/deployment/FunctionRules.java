package dev.kikilist.deployment;

import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateValue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of every function. */
final class FunctionRules {
    private FunctionRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a function is its module's zip",
                                "Maven alone builds; sam would pack a stale shared jar, or another function's code",
                                FunctionRules::zips)
                        .failsWith("IntakeFunction/Properties/CodeUri", "functions/status/target/function.zip")
                        .failsWithout("IntakeFunction/Metadata"),
                rule(
                                "a function runs on Java 25, on ARM, and starts fast",
                                "the zips hold Java 25 classes, and the flags halve a cold start",
                                FunctionRules::runtimes)
                        .failsWith("/Globals/Function/Runtime", "java21")
                        .failsWith("IntakeFunction/Properties/Runtime", "java21")
                        .failsWith("/Globals/Function/Architectures", "[x86_64]")
                        .failsWith("/Globals/Function/Environment/Variables/JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC"),
                rule(
                                "a function says how long it may run and how much memory it has",
                                "the defaults of 3 seconds and 128 MB are too little for a JVM",
                                FunctionRules::limits)
                        .failsWithout("NotifyFunction/Properties/Timeout")
                        .failsWithout("SweepFunction/Properties/MemorySize"),
                rule(
                                "a function has its own log group, of plain lines",
                                "Lambda's own group would be kept for ever; its JSON format would wrap our JSON lines, "
                                        + "and their metrics would be lost",
                                FunctionRules::logs)
                        .failsWithout("DeskFunction/Properties/LoggingConfig")
                        .failsWith("DeskFunction/Properties/LoggingConfig/LogGroup", "!Ref StatusLogGroup")
                        .failsWith("DeskFunction/Properties/LoggingConfig/LogGroup", "!Ref Table")
                        .failsWith("DeskFunction/Properties/LoggingConfig/LogFormat", "JSON"),
                rule(
                                "a function has its own role",
                                "a shared role permits each of its functions what only another one needs",
                                FunctionRules::roles)
                        .failsWithout("SweepFunction/Properties/Role")
                        .failsWith("SweepFunction/Properties/Role", "!GetAtt NotifyRole.Arn"),
                rule(
                                "a function says what it does",
                                "the console of the account lists functions by their descriptions",
                                template -> template.functions()
                                        .filter(function -> !template.property(function, "Description")
                                                .isThere())
                                        .map(SamTemplate.Function::logicalId))
                        .failsWithout("StatusFunction/Properties/Description"));
    }

    /** Returns the last part of the package of a function's handler: its module's name. */
    static String module(SamTemplate.Function function) {
        var parts = function.handlerClass().split("\\.", -1);
        return parts[parts.length - 2];
    }

    private static Stream<String> zips(Template template) {
        return template.functions().flatMap(function -> {
            var expected = Path.of("functions", module(function), "target", "function.zip");
            return Stream.concat(
                    unless(function.codeUri().equals(expected), function.logicalId() + " is not " + expected),
                    unless(
                            isTrue(template.at(function.logicalId() + "/Metadata/SkipBuild")),
                            "sam would build " + function.logicalId()));
        });
    }

    private static Stream<String> runtimes(Template template) {
        return template.functions().flatMap(function -> {
            var options = function.environment().get("JAVA_TOOL_OPTIONS");
            return Stream.of(
                            unless(
                                    is(template.property(function, "Runtime"), "java25"),
                                    function.logicalId() + " does not run on Java 25"),
                            unless(
                                    template.property(function, "Architectures")
                                            .list()
                                            .equals(List.of(new TemplateValue.Text("arm64"))),
                                    function.logicalId() + " does not run on ARM"),
                            unless(
                                    options != null
                                            && options.toString().contains("-XX:TieredStopAtLevel=1")
                                            && options.toString().contains("-XX:+UseSerialGC"),
                                    function.logicalId() + " has not the flags of a short run"))
                    .flatMap(Function.identity());
        });
    }

    private static Stream<String> limits(Template template) {
        return template.functions()
                .flatMap(function -> Stream.of("Timeout", "MemorySize")
                        .filter(name -> !template.property(function, name).isThere())
                        .map(name -> function.logicalId() + " has no " + name));
    }

    private static Stream<String> logs(Template template) {
        return Stream.concat(
                template.functions().flatMap(function -> {
                    var logging = template.property(function, "LoggingConfig");
                    return Stream.concat(
                            unless(
                                    refersTo(template, logging.at("LogGroup"), "AWS::Logs::LogGroup"),
                                    function.logicalId() + " has no log group of this template"),
                            unless(
                                    !logging.at("LogFormat").isThere() || is(logging.at("LogFormat"), "Text"),
                                    function.logicalId() + " logs in another format"));
                }),
                shared(
                        template,
                        function -> template.property(function, "LoggingConfig").at("LogGroup")));
    }

    private static Stream<String> roles(Template template) {
        return Stream.concat(
                template.functions()
                        .filter(function -> !refersTo(template, template.property(function, "Role"), "AWS::IAM::Role"))
                        .map(function -> function.logicalId() + " has no role of this template"),
                shared(template, function -> template.property(function, "Role")));
    }

    private static Stream<String> shared(Template template, Function<SamTemplate.Function, TemplateValue> used) {
        return template
                .functions()
                .collect(Collectors.groupingBy(
                        used, Collectors.mapping(SamTemplate.Function::logicalId, Collectors.toList())))
                .values()
                .stream()
                .filter(functions -> functions.size() > 1)
                .map(functions -> functions + " share one");
    }

    static boolean refersTo(Template template, TemplateValue value, String type) {
        return value instanceof TemplateValue.Call && template.resources(type).containsKey(value.logicalId());
    }

    static boolean is(TemplateValue value, String text) {
        return value.equals(new TemplateValue.Text(text));
    }

    static boolean isTrue(TemplateValue value) {
        return is(value, "true");
    }
}
