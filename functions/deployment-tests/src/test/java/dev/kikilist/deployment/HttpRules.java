package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.SamTemplate.EventSource.Route;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds of the HTTP API. */
final class HttpRules {
    /** What would put into the log who somebody is, or what opens a door. */
    private static final Pattern CONFIDENTIAL = Pattern.compile(
            "sourceIp|userAgent|querystring|header|claims\\.(?!sub\\b)|path(?!Key)", Pattern.CASE_INSENSITIVE);

    /** The paths that anybody may ask, without a token: what is there belongs to nobody. */
    private static final Set<String> OPEN = Set.of("/form.xlsx");

    private HttpRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "every route but the blank form asks for a token",
                                "lists would be open to the world",
                                HttpRules::open)
                        .failsWithout("HttpApi/Properties/Auth")
                        .failsWithout("HttpApi/Properties/Auth/DefaultAuthorizer")
                        .failsWith("HttpApi/Properties/Auth/DefaultAuthorizer", "AWS_IAM")
                        .failsWithout("HttpApi/Properties/Auth/Authorizers/Oidc/JwtConfiguration/audience")
                        .failsWith("HttpApi/Properties/Auth/Authorizers/Oidc/JwtConfiguration/audience", "[]")
                        .failsWith(
                                "StatusFunction/Properties/Events/GetSubmission/Properties/Auth", "{Authorizer: NONE}")
                        .failsWith("StatusFunction/Properties/Events/GetBlankForm/Properties/Path", "/procurements/all")
                        .failsWith("StatusFunction/Properties/Events/GetBlankForm/Properties/Auth/Authorizer", "Other")
                        .failsWith("StatusFunction/Properties/Events/GetBlankForm/Properties/Method", "ANY"),
                rule(
                                "routes belong to the one API",
                                "SAM would make a second API for a route that names none, without an authorizer",
                                template -> DeliveryRules.events(template)
                                        .filter(event -> event.source() instanceof Route)
                                        .filter(event -> !(template.at(event.path() + "/ApiId") instanceof Call api
                                                && template.resources("AWS::Serverless::HttpApi")
                                                        .containsKey(api.logicalId())))
                                        .map(DeliveryRules.Event::toString))
                        .failsWith("DeskFunction/Properties/Events/InviteVendor/Properties/ApiId", "!Ref Table"),
                rule(
                                "a function answers before the API gives up",
                                "the API waits for 30 seconds; a function that works on answers nobody",
                                template -> DeliveryRules.events(template)
                                        .filter(event -> event.source() instanceof Route
                                                && event.function().timeout().toSeconds() >= 30)
                                        .map(DeliveryRules.Event::toString))
                        .failsWith("DeskFunction/Properties/Timeout", "30"),
                rule(
                                "requests are logged, without what is confidential in them",
                                "an operator has to follow a request; addresses, tokens and queries stay out of logs",
                                HttpRules::accessLog)
                        .failsWithout("HttpApi/Properties/AccessLogSettings")
                        .failsWith("HttpApi/Properties/AccessLogSettings/Format", "'$context.routeKey $context.status'")
                        .failsWith(
                                "HttpApi/Properties/AccessLogSettings/Format",
                                "'{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\"}'")
                        .failsWith(
                                "HttpApi/Properties/AccessLogSettings/Format",
                                "'{\"requestId\":\"$context.requestId\",\"who\":\"$context.authorizer.claims.email\"}'"),
                rule(
                                "requests are throttled",
                                "one client in a loop would use up the account's concurrency",
                                template -> apis(template)
                                        .filter(api -> !Stream.of("ThrottlingBurstLimit", "ThrottlingRateLimit")
                                                .allMatch(name -> template.at(
                                                                api + "/Properties/DefaultRouteSettings/" + name)
                                                        .isThere())))
                        .failsWithout("HttpApi/Properties/DefaultRouteSettings/ThrottlingRateLimit"));
    }

    private static Stream<String> open(Template template) {
        return Stream.concat(
                apis(template).filter(api -> !checksTokens(template, api + "/Properties/Auth")),
                template.resources("AWS::Serverless::Function").values().stream()
                        .flatMap(function -> function.at("Properties", "Events").entries().entrySet().stream())
                        .filter(event ->
                                event.getValue().at("Properties", "Auth").isThere())
                        .filter(event -> !isMeantToBeOpen(event.getValue().at("Properties")))
                        .map(event -> event.getKey() + " has another authorizer than the API"));
    }

    private static boolean isMeantToBeOpen(TemplateValue route) {
        return is(route.at("Auth", "Authorizer"), "NONE")
                && is(route.at("Method"), "GET")
                && OPEN.contains(route.at("Path").text());
    }

    private static boolean checksTokens(Template template, String auth) {
        var name = template.at(auth + "/DefaultAuthorizer");
        if (!name.isThere()) {
            return false;
        }
        var authorizer = template.at(auth + "/Authorizers/" + name.text());
        return is(authorizer.at("IdentitySource"), "$request.header.Authorization")
                && authorizer.at("JwtConfiguration", "issuer").isThere()
                && !authorizer.at("JwtConfiguration", "audience").list().isEmpty();
    }

    private static Stream<String> accessLog(Template template) {
        return apis(template).flatMap(api -> {
            var format = template.at(api + "/Properties/AccessLogSettings/Format");
            return unless(
                    format.isThere()
                            && format.text().startsWith("{\"requestId\":")
                            && !CONFIDENTIAL.matcher(format.text()).find(),
                    api + " logs nothing, without the request's id, or too much");
        });
    }

    private static Stream<String> apis(Template template) {
        return template.resources("AWS::Serverless::HttpApi").keySet().stream();
    }
}
