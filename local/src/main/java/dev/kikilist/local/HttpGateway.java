package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.LocalAccount;
import dev.kikilist.engines.LoopbackHttp;
import dev.kikilist.engines.SamTemplate.Throttle;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API as API Gateway has it: finds the route, checks the token, calls the function with an event of format 2.0,
 * and answers what it says. What API Gateway answers itself is answered word for word.
 */
final class HttpGateway implements AutoCloseable {
    /**
     * How many calls are at work at once; others wait in turn. Functions share the machine's processors here: many would only keep
     * each other from them, and all that comes from queues.
     */
    static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    /** API Gateway takes no more in one request. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpServer server;
    private final List<Route> routes;
    private final @Nullable TokenVerifier verifier;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    private HttpGateway(
            HttpServer server, List<Route> routes, @Nullable TokenVerifier verifier, @Nullable Throttle throttle) {
        this.server = server;
        this.routes = routes;
        this.verifier = verifier;
        if (throttle != null) {
            routes.forEach(route -> buckets.put(
                    route.key(), new TokenBucket(throttle.burst(), throttle.perSecond(), System::nanoTime)));
        }
    }

    /** A method and a path, whose variables stand in braces, whether no token is asked for, and the function that answers. */
    record Route(String method, String path, boolean open, HostedFunction function) {
        String key() {
            return method + " " + path;
        }

        private List<String> segments() {
            return List.of(path.substring(1).split("/", -1));
        }

        /** Returns the variables of a path that this route answers. */
        private Optional<Map<String, String>> match(String requestMethod, List<String> requested) {
            var segments = segments();
            if (!method.equals(requestMethod) || segments.size() != requested.size()) {
                return Optional.empty();
            }
            var variables = new LinkedHashMap<String, String>();
            for (int i = 0; i < segments.size(); i++) {
                var segment = segments.get(i);
                if (segment.startsWith("{")) {
                    if (requested.get(i).isEmpty()) {
                        return Optional.empty();
                    }
                    variables.put(
                            segment.substring(1, segment.length() - 1),
                            decoded(requested.get(i).replace("+", "%2B")));
                } else if (!segment.equals(requested.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }

        private long variableCount() {
            return segments().stream()
                    .filter(segment -> segment.startsWith("{"))
                    .count();
        }
    }

    private record Match(Route route, Map<String, String> variables) {}

    /**
     * Starts a gateway.
     *
     * @param verifier of the tokens that all but open routes ask for; null where all are open
     * @param throttle of each route; null where none is throttled
     * @param server to answer with, not started yet; it is stopped with the gateway
     */
    static HttpGateway start(
            List<Route> routes, @Nullable TokenVerifier verifier, @Nullable Throttle throttle, HttpServer server) {
        // A route of fixed words is tried before one with variables.
        var sorted = routes.stream()
                .sorted(Comparator.comparingLong(Route::variableCount))
                .toList();
        var gateway = new HttpGateway(server, sorted, verifier, throttle);
        gateway.server.createContext("/", gateway::handle);
        gateway.server.start();
        return gateway;
    }

    URI endpoint() {
        return LoopbackHttp.uri(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var requestId = UUID.randomUUID().toString();
            exchange.getResponseHeaders().set("apigw-requestid", requestId);
            var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            var match = match(exchange);
            if (body.length > MOST_BYTES) {
                message(exchange, 413, "Request Entity Too Large");
            } else if (match.isEmpty()) {
                message(exchange, 404, "Not Found");
            } else if (isThrottled(exchange, match.get().route())) {
                message(exchange, 429, "Too Many Requests");
            } else {
                var claims = claims(exchange, match.get().route());
                if (claims.isEmpty()) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                    message(exchange, 401, "Unauthorized");
                } else {
                    call(exchange, match.get(), event(exchange, match.get(), claims.get(), body, requestId));
                }
            }
        }
    }

    /** Says when to come again, which the gateway of AWS does not. */
    private boolean isThrottled(HttpExchange exchange, Route route) {
        var bucket = buckets.get(route.key());
        int wait = bucket == null ? 0 : bucket.take();
        if (wait > 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(wait));
        }
        return wait > 0;
    }

    private Optional<Match> match(HttpExchange exchange) {
        var segments = List.of(rawPath(exchange).substring(1).split("/", -1));
        for (var route : routes) {
            var variables = route.match(exchange.getRequestMethod(), segments);
            if (variables.isPresent()) {
                return Optional.of(new Match(route, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static String rawPath(HttpExchange exchange) {
        var path = exchange.getRequestURI().getRawPath();
        return path == null || !path.startsWith("/") ? "/" : path;
    }

    /** Returns the caller's claims; empty when the request must be refused. */
    private Optional<Map<String, String>> claims(HttpExchange exchange, Route route) {
        if (verifier == null || route.open()) {
            return Optional.of(Map.of());
        }
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? Optional.empty() : verifier.verify(header);
    }

    private void call(HttpExchange exchange, Match match, byte[] event) throws IOException {
        JsonNode answer;
        places.acquireUninterruptibly();
        try {
            answer = JSON.readTree(match.route().function().invoke(event));
        } catch (FunctionFailedException | IOException failed) {
            message(exchange, 500, "Internal Server Error");
            return;
        } finally {
            places.release();
        }
        if (!answer.has("statusCode")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer.path("headers")
                .properties()
                .forEach(header -> exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText()));
        answer.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        }
        var body = answer.path("body").asText("");
        send(
                exchange,
                answer.path("statusCode").asInt(),
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] event(
            HttpExchange exchange, Match match, Map<String, String> claims, byte[] body, String requestId) {
        var route = match.route();
        var rawQuery = exchange.getRequestURI().getRawQuery();
        var now = Instant.now();
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", rawPath(exchange));
        event.put("rawQueryString", rawQuery == null ? "" : rawQuery);
        putHeaders(event, exchange);
        if (rawQuery != null && !rawQuery.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            query(rawQuery).forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        var context = event.putObject("requestContext");
        context.put("accountId", LocalAccount.ACCOUNT_ID);
        context.put("apiId", "local");
        if (verifier != null && !route.open()) {
            var token = context.putObject("authorizer").putObject("jwt");
            var target = token.putObject("claims");
            claims.forEach(target::put);
            token.putNull("scopes");
        }
        context.put("domainName", LoopbackHttp.HOST);
        context.put("domainPrefix", "local");
        var userAgent = exchange.getRequestHeaders().getFirst("User-Agent");
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", rawPath(exchange))
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", LoopbackHttp.HOST)
                .put("userAgent", userAgent == null ? "" : userAgent);
        context.put("requestId", requestId);
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", REQUEST_TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        if (!match.variables().isEmpty()) {
            var variables = event.putObject("pathParameters");
            match.variables().forEach(variables::put);
        }
        putBody(event, exchange, body);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void putHeaders(ObjectNode event, HttpExchange exchange) {
        var headers = JSON.createObjectNode();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("cookie")) {
                var cookies = event.putArray("cookies");
                values.forEach(value -> List.of(value.split("; ?", -1)).forEach(cookies::add));
            } else {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
            }
        });
        event.set("headers", headers);
    }

    private static void putBody(ObjectNode event, HttpExchange exchange, byte[] body) {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean text = type != null
                && (type.startsWith("text/")
                        || type.startsWith("application/json")
                        || type.startsWith("application/xml")
                        || type.startsWith("application/javascript"));
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
    }

    private static Map<String, List<String>> query(String raw) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    /** Decodes percent signs and pluses; what is malformed stays as it is, for the function to refuse. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void message(HttpExchange exchange, int status, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(
                exchange,
                status,
                JSON.createObjectNode().put("message", message).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bodiless = body.length == 0 || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
