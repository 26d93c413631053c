package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.LoopbackHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID issuer for the users of the demo: a key of its own, made at each start, its discovery document, and
 * {@code GET /token?user=agency}, which hands out a token to whoever asks. It listens on loopback only and answers only
 * requests that name it by a loopback name, so that no web page can ask through a browser.
 */
final class LocalIssuer implements AutoCloseable {
    /** The audience of its tokens. */
    static final String AUDIENCE = "kikilist-local";

    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final String issuer;
    private final Future<RSAKey> key;

    private LocalIssuer(HttpServer server, Future<RSAKey> key) {
        this.server = server;
        this.issuer = LoopbackHttp.uri(server.getAddress().getPort()).toString();
        this.key = key;
    }

    /**
     * Starts an issuer.
     *
     * @param port the loopback port, or 0 for a free one
     */
    static LocalIssuer start(int port) {
        // Making a key takes most of a second; nobody needs it before the first token.
        var key = new FutureTask<>(() -> new RSAKeyGenerator(2_048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(UUID.randomUUID().toString())
                .generate());
        Thread.ofPlatform().daemon().name("issuer's key").start(key);
        var issuer = new LocalIssuer(LoopbackHttp.server(port), key);
        issuer.server.createContext("/", issuer::handle);
        issuer.server.start();
        return issuer;
    }

    private RSAKey key() {
        try {
            return key.get();
        } catch (ExecutionException cause) {
            throw new IllegalStateException("no key can be made", cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** Returns the issuer's name, which is its address. */
    String issuer() {
        return issuer;
    }

    /** Makes a token for a user, valid for eight hours. */
    String token(DemoUser user) {
        return token(user.name(), user.claims(), AUDIENCE, Instant.now().plus(LIFETIME));
    }

    /** Makes a token that says whatever is wanted; a claim without value is left out. */
    String token(String subject, Map<String, ? extends @Nullable Object> claims, String audience, Instant expires) {
        var content = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(expires))
                .jwtID(UUID.randomUUID().toString());
        claims.forEach(content::claim);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key().getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, content.build());
        try {
            token.sign(new RSASSASigner(key()));
        } catch (JOSEException cause) {
            throw new IllegalStateException("a token cannot be signed", cause);
        }
        return token.serialize();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !(host.startsWith("127.0.0.1:") || host.startsWith("localhost:"))) {
                answer(exchange, 403, "text/plain; charset=utf-8", "loopback only\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> answer(exchange, 200, "application/json", discovery());
                case "/jwks" ->
                    answer(
                            exchange,
                            200,
                            "application/json",
                            JSON.writeValueAsString(new JWKSet(key()).toJSONObject(true)));
                case "/token" -> answerToken(exchange);
                default -> answer(exchange, 404, "text/plain; charset=utf-8", "not here\n");
            }
        }
    }

    private void answerToken(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var user = query != null && query.startsWith("user=")
                ? DemoUser.named(query.substring("user=".length()))
                : Optional.<DemoUser>empty();
        if (user.isPresent()) {
            answer(exchange, 200, "text/plain; charset=utf-8", token(user.get()));
        } else {
            var names = DemoUser.all().stream().map(DemoUser::name).toList();
            answer(exchange, 404, "text/plain; charset=utf-8", "/token?user=… one of " + names + "\n");
        }
    }

    private String discovery() {
        var document = JSON.createObjectNode();
        document.put("issuer", issuer);
        document.put("jwks_uri", issuer + "/jwks");
        document.put("token_endpoint", issuer + "/token");
        document.putArray("response_types_supported").add("token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return document.toString();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
