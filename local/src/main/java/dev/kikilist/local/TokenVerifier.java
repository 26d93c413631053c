package dev.kikilist.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks access tokens as an HTTP API's JWT authorizer does: an RS256 signature by a key of the issuer, which is found
 * through its discovery document, then issuer, audience (or client id), expiry and start.
 */
final class TokenVerifier {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Set<String> audience;

    /**
     * Makes a verifier; it asks the issuer for its discovery document now, and for its keys when the first token comes.
     *
     * @throws UncheckedIOException if the issuer does not answer
     */
    TokenVerifier(String issuer, Set<String> audience) {
        this.audience = Set.copyOf(audience);
        var keys = JWKSourceBuilder.create(keysOf(issuer)).build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(
                new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"));
        verifier.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(verifier);
    }

    private static URL keysOf(String issuer) {
        try (var document =
                URI.create(issuer + "/.well-known/openid-configuration").toURL().openStream()) {
            return URI.create(
                            new JsonMapper().readTree(document).path("jwks_uri").asText())
                    .toURL();
        } catch (IOException cause) {
            throw new UncheckedIOException("the issuer " + issuer + " does not answer", cause);
        }
    }

    /**
     * Returns the claims of a token, each as text the way an HTTP API hands them on; empty if the token is not accepted.
     *
     * @param authorization the header's value, with or without {@code Bearer}
     */
    Optional<Map<String, String>> verify(String authorization) {
        var token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : authorization.strip();
        try {
            var claims = processor.process(token, null);
            return isMeantForUs(claims) ? Optional.of(texts(claims)) : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private boolean isMeantForUs(JWTClaimsSet claims) throws ParseException {
        if (claims.getAudience().isEmpty()) {
            var client = claims.getStringClaim("client_id");
            return client != null && audience.contains(client);
        }
        return claims.getAudience().stream().anyMatch(audience::contains);
    }

    private static Map<String, String> texts(JWTClaimsSet claims) {
        var texts = new LinkedHashMap<String, String>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
            case Instant time -> Long.toString(time.getEpochSecond());
            default -> String.valueOf(value);
        };
    }
}
