package dev.kikilist.deployment;

import dev.kikilist.engines.LocalAccount;
import dev.kikilist.engines.SamTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the template becomes when it is deployed, as far as functions see it. */
final class DeployedSystem {
    /** The name of the table. */
    static final String TABLE = "kikilist-Table";

    /** The name of the bucket, as in the sample events. */
    static final String BUCKET = "kikilist-intake-123456789012-ap-northeast-1";

    /** The name of the configuration set of mails. */
    static final String CONFIGURATION_SET = "kikilist-mail";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Table", TABLE),
            Map.entry("IntakeBucket", BUCKET),
            Map.entry("IntakeQueue", "https://sqs.ap-northeast-1.amazonaws.com/123456789012/kikilist-intake"),
            Map.entry("ResultBucket", "kikilist-result-123456789012-ap-northeast-1"),
            Map.entry("MailConfigurationSet", CONFIGURATION_SET),
            Map.entry("MailFrom", "no-reply@kikilist.example.jp"),
            Map.entry("PortalUrl", "https://kikilist.example.jp"),
            Map.entry("FeedbackQueue", "https://sqs.ap-northeast-1.amazonaws.com/123456789012/kikilist-FeedbackQueue"),
            Map.entry(
                    "FeedbackDeadLetterQueue",
                    "https://sqs.ap-northeast-1.amazonaws.com/123456789012/kikilist-FeedbackDeadLetterQueue"));

    private DeployedSystem() {}

    /** Returns the variables that a template gives to a function. */
    static Map<String, String> variables(Template template, SamTemplate.Function function) {
        var variables = new TreeMap<String, String>();
        function.environment()
                .forEach((name, value) ->
                        variables.put(name, template.parts().resolve(value, (logicalId, attribute) -> {
                            var known = NAMES.get(logicalId);
                            if (known == null || !attribute.equals("Ref")) {
                                throw new IllegalStateException(logicalId + "." + attribute + " is not known here");
                            }
                            return known;
                        })));
        return variables;
    }

    /** Returns the variables of all functions together, with those that Lambda sets. */
    static Map<String, String> anyVariables() {
        var template = Template.ofThisProject();
        var variables = new HashMap<>(LocalAccount.variables());
        template.functions().forEach(function -> variables.putAll(variables(template, function)));
        return variables;
    }
}
