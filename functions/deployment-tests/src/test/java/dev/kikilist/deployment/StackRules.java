package dev.kikilist.deployment;

import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import dev.kikilist.engines.TemplateValue.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of the stack as whoever deploys it sees it. */
final class StackRules {
    private StackRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a parameter says what it is, and refuses what it cannot be",
                                "a deployment with a mistyped issuer succeeds, and then answers 401 to everybody",
                                StackRules::parameters)
                        .failsWithout("/Parameters/JwtIssuer/Description")
                        .failsWithout("/Parameters/JwtAudience/AllowedPattern")
                        .failsWithout("/Parameters/LogRetentionDays/AllowedValues"),
                rule(
                                "no parameter is a secret or an address by default",
                                "everybody who may read the stack reads its defaults; mail would go to a stranger",
                                template -> template.at("/Parameters").entries().entrySet().stream()
                                        .filter(parameter -> parameter
                                                        .getValue()
                                                        .at("Default")
                                                        .isThere()
                                                && !parameter
                                                        .getValue()
                                                        .at("Type")
                                                        .equals(new Text("Number")))
                                        .map(Map.Entry::getKey))
                        .failsWith("/Parameters/OperatorEmail/Default", "operator@example.com"),
                rule(
                                "an output says what it is",
                                "the operators' commands start from the outputs",
                                template -> template.at("/Outputs").entries().entrySet().stream()
                                        .filter(output -> !output.getValue()
                                                .at("Description")
                                                .isThere())
                                        .map(Map.Entry::getKey))
                        .failsWithout("/Outputs/ApiUrl/Description"),
                rule(
                                "the data stay in Japan",
                                "lists of government procurements may not be kept elsewhere",
                                StackRules::regions)
                        .failsWithout("/Rules")
                        .failsWith(
                                "/Rules/OnlyInJapan/Assertions/0/Assert",
                                "!Contains [[ap-northeast-1, us-east-1], !Ref \"AWS::Region\"]"));
    }

    private static Stream<String> parameters(Template template) {
        return template.at("/Parameters").entries().entrySet().stream()
                .flatMap(parameter -> Stream.of(
                                unless(
                                        parameter.getValue().at("Description").isThere(),
                                        parameter.getKey() + " is not described"),
                                unless(
                                        parameter
                                                        .getValue()
                                                        .at("AllowedPattern")
                                                        .isThere()
                                                || parameter
                                                        .getValue()
                                                        .at("AllowedValues")
                                                        .isThere(),
                                        parameter.getKey() + " may be anything"))
                        .flatMap(Function.identity()));
    }

    private static Stream<String> regions(Template template) {
        var allowed = template.at("/Rules").entries().values().stream()
                .flatMap(rule -> rule.at("Assertions").list().stream())
                .flatMap(assertion -> regionsIn(assertion.at("Assert")))
                .collect(Collectors.toSet());
        return unless(allowed.equals(SamConfig.JAPAN), "may be deployed to " + allowed);
    }

    private static Stream<String> regionsIn(TemplateValue assertion) {
        return assertion instanceof Call(var function, var argument)
                        && function.equals("Contains")
                        && argument.list().getLast().equals(new Call("Ref", new Text("AWS::Region")))
                ? argument.list().getFirst().list().stream().map(TemplateValue::text)
                : Stream.empty();
    }
}
