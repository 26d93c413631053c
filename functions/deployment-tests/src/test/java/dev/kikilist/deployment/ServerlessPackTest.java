package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule of cdk-nag's serverless pack is held by a rule of this project, which has canaries, or is not, for a reason that
 * is said here.
 */
class ServerlessPackTest {
    /** Rules of the pack, with those that hold them. */
    private static final Map<String, String> HELD = Map.ofEntries(
            Map.entry(
                    "Serverless-LambdaEventSourceMappingDestination",
                    "a function has a path for what it cannot process"),
            Map.entry("Serverless-LambdaAsyncFailureDestination", "a function has a path for what it cannot process"),
            Map.entry("Serverless-LambdaDLQ", "a function has a path for what it cannot process"),
            Map.entry("Serverless-EventBusDLQ", "a function has a path for what it cannot process"),
            Map.entry("Serverless-SQSRedrivePolicy", "a function has a path for what it cannot process"),
            Map.entry("Serverless-LambdaLatestVersion", "a function runs on Java 25, on ARM, and starts fast"),
            Map.entry(
                    "Serverless-LambdaDefaultMemorySize",
                    "a function says how long it may run and how much memory it has"),
            Map.entry(
                    "Serverless-LambdaDefaultTimeout",
                    "a function says how long it may run and how much memory it has"),
            Map.entry("Serverless-IAMNoWildcardPermissions", "a role permits named actions on named resources"),
            Map.entry("Serverless-CloudWatchLogGroupRetentionPeriod", "a log group says how long it keeps"),
            Map.entry("Serverless-APIGWAccessLogging", "requests are logged, without what is confidential in them"),
            Map.entry("Serverless-APIGWStructuredLogging", "requests are logged, without what is confidential in them"),
            Map.entry("Serverless-APIGWDefaultThrottling", "requests are throttled"));

    /** Rules of the pack that are not held, with the resource type that they are about and the reason. */
    private static final Map<String, String> NOT_HELD = Map.of(
            "Serverless-LambdaTracing",
            "AWS::Serverless::Function: X-Ray's actions can be permitted on every resource only; the log has durations",
            "Serverless-SNSRedrivePolicy",
            "AWS::SNS::Subscription: a queue of lost alarms would have to raise an alarm through the same topic");

    /** Rules of the pack about resource types that the template does not have; HTTP APIs cannot be traced. */
    private static final Map<String, String> NOTHING_TO_HOLD = Map.of(
            "Serverless-APIGWXrayEnabled", "AWS::Serverless::Api",
            "Serverless-AppSyncTracing", "AWS::AppSync::GraphQLApi",
            "Serverless-StepFunctionStateMachineXray", "AWS::Serverless::StateMachine");

    @Test
    void everyRuleOfThePackIsHeldByARuleThatExists() {
        assertThat(TemplateRulesTest.rules().map(Rule::id).collect(Collectors.toSet()))
                .containsAll(HELD.values());
    }

    @Test
    void whatIsNotHeldIsAboutWhatIsThere() {
        var types = types();
        assertThat(NOT_HELD.values()).allSatisfy(reason -> assertThat(types).anyMatch(reason::startsWith));
    }

    @Test
    void whereThereIsNothingToHoldThereIsNothing() {
        assertThat(types()).doesNotContainAnyElementsOf(NOTHING_TO_HOLD.values());
    }

    private static Set<String> types() {
        return Template.ofThisProject().resources().values().stream()
                .map(resource -> resource.at("Type").text())
                .collect(Collectors.toSet());
    }
}
