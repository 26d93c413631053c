package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.FunctionRules.refersTo;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import dev.kikilist.engines.TemplateValue.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds of permissions: each function may do what its job needs, on the resources of its job. */
final class PermissionRules {
    private PermissionRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a role permits named actions on named resources",
                                "a star permits what nobody thought of, on what belongs to others",
                                PermissionRules::stars)
                        .failsWith(action("IntakeRole", 0), "\"*\"")
                        .failsWith(action("StatusRole", 1), "[dynamodb:GetItem, \"dynamodb:*\"]")
                        .failsWith(resource("DeskRole", 1), "\"*\"")
                        .failsWith(resource("DeskRole", 1), "[!GetAtt Table.Arn, \"*\"]")
                        .failsWith(
                                "SweepRole/Properties/ManagedPolicyArns", "[arn:aws:iam::aws:policy/PowerUserAccess]"),
                rule(
                                "a statement says what it is for",
                                "a permission that nobody can explain is never taken away",
                                template -> roleStatements(template)
                                        .filter(statement ->
                                                !statement.value().at("Sid").isThere())
                                        .map(Statement::role))
                        .failsWithout("DeskRole/Properties/Policies/0/PolicyDocument/Statement/0/Sid"),
                rule(
                                "a role is taken on by one service alone",
                                "anybody else who can take it on may do what the function may",
                                PermissionRules::trust)
                        .failsWith(trusted("IntakeRole"), "{Service: [lambda.amazonaws.com, ec2.amazonaws.com]}")
                        .failsWith(trusted("IntakeRole"), "{Service: ec2.amazonaws.com}")
                        .failsWith(trusted("IntakeRole"), "{AWS: \"*\"}"),
                rule(
                                "a role is used",
                                "what is left over from a function that is gone still permits",
                                PermissionRules::unused)
                        .failsWith("SweepFunction/Properties/Role", "!GetAtt NotifyRole.Arn"),
                rule(
                                "a function logs into its own group only",
                                "it could write lines in the name of another one",
                                PermissionRules::logging)
                        .failsWith(resource("DeskRole", 0), "!GetAtt StatusLogGroup.Arn"),
                rule(
                                "queues and buckets are reached by TLS alone",
                                "lists and keys could be read on their way",
                                PermissionRules::plaintext)
                        .failsWithout("IntakeBucketPolicy/Properties/PolicyDocument/Statement/0")
                        .failsWith(
                                "IntakeQueuePolicy/Properties/PolicyDocument/Statement/1/Condition",
                                "{Bool: {aws:SecureTransport: \"true\"}}")
                        .failsWithout("NotifyFailureQueuePolicy")
                        .failsWith(
                                "NotifyFailureQueuePolicy/Properties/PolicyDocument/Statement/0/Resource",
                                "!GetAtt IntakeQueue.Arn")
                        .failsWithout("AlarmTopicPolicy"),
                rule(
                                "a service that may write here does so for this account",
                                "somebody else's bucket could fill the queue (the confused deputy)",
                                PermissionRules::deputies)
                        .failsWithout("IntakeQueuePolicy/Properties/PolicyDocument/Statement/0/Condition/StringEquals")
                        .failsWithout("FeedbackQueuePolicy/Properties/PolicyDocument/Statement/0/Condition")
                        .failsWith(
                                "FeedbackQueuePolicy/Properties/PolicyDocument/Statement/0/Condition/ArnEquals/aws:SourceArn",
                                "\"arn:aws:sns:*:*:*\"")
                        .failsWithout("AlarmKey/Properties/KeyPolicy/Statement/1/Condition")
                        .failsWithout("AlarmTopicPolicy/Properties/PolicyDocument/Statement/0/Condition"));
    }

    private static String action(String role, int statement) {
        return role + "/Properties/Policies/0/PolicyDocument/Statement/" + statement + "/Action";
    }

    private static String resource(String role, int statement) {
        return role + "/Properties/Policies/0/PolicyDocument/Statement/" + statement + "/Resource";
    }

    private static String trusted(String role) {
        return role + "/Properties/AssumeRolePolicyDocument/Statement/0/Principal";
    }

    private static Stream<String> stars(Template template) {
        return Stream.of(
                        roleStatements(template)
                                .filter(statement -> statement.value().at("Action").list().stream()
                                        .anyMatch(action -> action.text().contains("*")))
                                .map(statement -> statement.role() + " permits "
                                        + statement.value().at("Action")),
                        roleStatements(template)
                                .filter(statement ->
                                        !statement.value().at("Resource").isThere()
                                                || statement.value().at("Resource").list().stream()
                                                        .anyMatch(resource -> is(resource, "*")))
                                .map(statement -> statement.role() + " permits on everything"),
                        template.resources("AWS::IAM::Role").entrySet().stream()
                                .filter(role -> role.getValue()
                                        .at("Properties", "ManagedPolicyArns")
                                        .isThere())
                                .map(role -> role.getKey() + " permits what is written elsewhere"))
                .flatMap(Function.identity());
    }

    private static Stream<String> trust(Template template) {
        return template.resources("AWS::IAM::Role").entrySet().stream()
                .filter(role ->
                        role.getValue().at("Properties", "AssumeRolePolicyDocument", "Statement").list().stream()
                                .anyMatch(statement -> !isOneService(statement.at("Principal"))))
                .map(Map.Entry::getKey);
    }

    private static boolean isOneService(TemplateValue principal) {
        return Stream.of("lambda.amazonaws.com", "scheduler.amazonaws.com")
                .anyMatch(service -> principal.entries().equals(Map.of("Service", new Text(service))));
    }

    private static Stream<String> unused(Template template) {
        Set<String> used = new HashSet<>();
        template.functions()
                .map(function -> template.property(function, "Role"))
                .filter(Call.class::isInstance)
                .forEach(role -> used.add(role.logicalId()));
        DeliveryRules.events(template)
                .map(event -> template.at(event.path() + "/RoleArn"))
                .filter(Call.class::isInstance)
                .forEach(role -> used.add(role.logicalId()));
        return template.resources("AWS::IAM::Role").keySet().stream().filter(role -> !used.contains(role));
    }

    private static Stream<String> logging(Template template) {
        return template.functions().flatMap(function -> {
            var role = template.property(function, "Role").logicalId();
            var group =
                    template.property(function, "LoggingConfig").at("LogGroup").logicalId();
            var written = roleStatements(template)
                    .filter(statement -> statement.role().equals(role))
                    .filter(statement -> statement.value().at("Action").list().stream()
                            .anyMatch(action -> action.text().startsWith("logs:")))
                    .map(statement -> statement.value().at("Resource"))
                    .toList();
            return unless(
                    written.size() == 1 && written.getFirst().logicalId().equals(group),
                    function.logicalId() + " does not log into " + group);
        });
    }

    private static Stream<String> plaintext(Template template) {
        return Stream.of(
                        unprotected(template, "AWS::S3::Bucket", "AWS::S3::BucketPolicy", "Bucket"),
                        unprotected(template, "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues"),
                        unprotected(template, "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics"))
                .flatMap(Function.identity());
    }

    private static Stream<String> unprotected(Template template, String type, String policyType, String attachedTo) {
        Set<String> protectedOnes = new HashSet<>();
        template.resources(policyType).values().forEach(policy -> {
            var properties = policy.at("Properties");
            for (var attached : properties.at(attachedTo).list()) {
                if (properties.at("PolicyDocument", "Statement").list().stream()
                        .anyMatch(statement -> deniesPlaintext(statement, attached.logicalId()))) {
                    protectedOnes.add(attached.logicalId());
                }
            }
        });
        return template.resources(type).keySet().stream().filter(logicalId -> !protectedOnes.contains(logicalId));
    }

    private static boolean deniesPlaintext(TemplateValue statement, String logicalId) {
        return is(statement.at("Effect"), "Deny")
                && is(statement.at("Principal"), "*")
                && is(statement.at("Condition", "Bool", "aws:SecureTransport"), "false")
                && statement.at("Resource").list().stream().anyMatch(resource -> names(resource, logicalId));
    }

    private static boolean names(TemplateValue resource, String logicalId) {
        return resource instanceof Call(var function, var argument)
                && (function.equals("Sub")
                        ? argument.text().startsWith("${" + logicalId)
                        : resource.logicalId().equals(logicalId));
    }

    private static Stream<String> deputies(Template template) {
        return Stream.of(
                        policies(template, "AWS::SQS::QueuePolicy", "PolicyDocument"),
                        policies(template, "AWS::SNS::TopicPolicy", "PolicyDocument"),
                        policies(template, "AWS::KMS::Key", "KeyPolicy"))
                .flatMap(Function.identity())
                .filter(statement -> statement.value().at("Principal") instanceof TemplateValue.Named principal
                        && principal.at("Service").isThere()
                        && !namesTheSource(template, statement.value().at("Condition")))
                .map(statement -> statement.role() + " trusts a service for every account");
    }

    // A topic's ARN has the account in it; a bucket's has not.
    private static boolean namesTheSource(Template template, TemplateValue condition) {
        return condition.at("StringEquals", "aws:SourceAccount").isThere()
                || (condition.at("ArnEquals", "aws:SourceArn") instanceof Call source
                        && source.function().equals("Ref")
                        && refersTo(template, source, "AWS::SNS::Topic"));
    }

    private static Stream<Statement> roleStatements(Template template) {
        return template.resources("AWS::IAM::Role").entrySet().stream()
                .flatMap(role -> role.getValue().at("Properties", "Policies").list().stream()
                        .flatMap(policy -> policy.at("PolicyDocument", "Statement").list().stream())
                        .map(statement -> new Statement(role.getKey(), statement)));
    }

    private static Stream<Statement> policies(Template template, String type, String document) {
        return template.resources(type).entrySet().stream()
                .flatMap(resource -> resource.getValue().at("Properties", document, "Statement").list().stream()
                        .map(statement -> new Statement(resource.getKey(), statement)));
    }

    private record Statement(String role, TemplateValue value) {}
}
