package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kikilist.engines.SamTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in with which token: the deployed template's authorizer and functions, asked over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class TokensTest {
    private static final Map<String, String> REVIEWER = Map.of("custom:role", "reviewer", "custom:office", "NISC");
    private static final Map<String, String> AGENCY = Map.of("custom:role", "agency", "custom:body", "GOV-025");

    private LocalSystem system;
    private Caller caller;
    private RSAKey foreignKey;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        system = LocalSystem.start(SamTemplate.ofThisProject(), LocalSystem.Options.forgetful(directory));
        caller = new Caller(system.api());
        foreignKey = new RSAKeyGenerator(2_048).generate();
    }

    @AfterAll
    void stop() {
        caller.close();
        system.close();
    }

    @Test
    void aGoodTokenLetsItsUserIn() {
        var answer = ask("Bearer " + good(REVIEWER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ask("bearer " + good(REVIEWER)).status()).as("in lower case").isEqualTo(200);
    }

    Stream<Arguments> refused() throws Exception {
        var good = SignedJWT.parse(good(REVIEWER));
        var keyId = good.getHeader().getKeyID();
        var parts = good.getParsedParts();
        var otherClaims = SignedJWT.parse(good(AGENCY)).getParsedParts()[1];
        var publicKey = (RSAKey)
                JWKSet.load(system.tokens().resolve("/jwks").toURL()).getKeys().getFirst();
        return Stream.of(
                argumentSet("no token", ""),
                argumentSet("another scheme", "Basic YTpi"),
                argumentSet("no token behind the scheme", "Bearer "),
                argumentSet("no token at all", "Bearer nonsense"),
                argumentSet("another issuer's key", "Bearer " + foreign(header(null), claims(system.tokens()))),
                argumentSet(
                        "another issuer's key under our key's id",
                        "Bearer " + foreign(header(keyId), claims(system.tokens()))),
                argumentSet(
                        "a key that the token brings along",
                        "Bearer "
                                + foreign(
                                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                                .jwk(foreignKey.toPublicJWK())
                                                .build(),
                                        claims(system.tokens()))),
                argumentSet("another issuer's name", "Bearer " + with("iss", "https://issuer.example.jp")),
                argumentSet("no issuer", "Bearer " + with("iss", null)),
                argumentSet("alg none", "Bearer " + new PlainJWT(claims(system.tokens())).serialize()),
                argumentSet(
                        "alg none with a signature",
                        "Bearer " + Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
                argumentSet("the public key as a shared secret", "Bearer " + signedWithPublicKey(publicKey, keyId)),
                argumentSet("altered claims", "Bearer " + parts[0] + "." + otherClaims + "." + parts[2]),
                argumentSet("no signature", "Bearer " + parts[0] + "." + parts[1] + "."),
                argumentSet(
                        "half a signature",
                        "Bearer " + parts[0] + "." + parts[1] + "."
                                + parts[2].toString().substring(0, 171)),
                argumentSet("another audience", "Bearer " + token(REVIEWER, "another-client", inTenMinutes())),
                argumentSet("no audience", "Bearer " + with("aud", null)),
                argumentSet(
                        "expired",
                        "Bearer "
                                + token(
                                        REVIEWER,
                                        LocalIssuer.AUDIENCE,
                                        Instant.now().minusSeconds(2))),
                argumentSet("without end", "Bearer " + with("exp", null)),
                argumentSet("not valid yet", "Bearer " + with("nbf", Date.from(inTenMinutes()))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void noOtherTokenDoes(String authorization) {
        var answer = ask(authorization);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsKey("www-authenticate");
        assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    static Stream<Arguments> withoutRole() {
        return Stream.of(
                argumentSet("no role", Map.of("custom:office", "NISC")),
                argumentSet("an unknown role", Map.of("custom:role", "admin", "custom:office", "NISC")),
                argumentSet("a role in capitals", Map.of("custom:role", "Reviewer", "custom:office", "NISC")),
                argumentSet("two roles", Map.of("custom:role", "reviewer agency", "custom:office", "NISC")),
                argumentSet("a reviewer of no office", Map.of("custom:role", "reviewer")),
                argumentSet("an agency of no body", Map.of("custom:role", "agency", "custom:office", "NISC")),
                argumentSet("an unusable body", Map.of("custom:role", "agency", "custom:body", "GOV-025\nGOV-013")),
                argumentSet(
                        "a vendor with no number",
                        Map.of("custom:role", "vendor", "custom:corporate_number", "1234567890123")));
    }

    @ParameterizedTest
    @MethodSource("withoutRole")
    void aGoodTokenOfNobodyWeKnowIsNotPermitted(Map<String, String> claims) {
        var answer = ask("Bearer " + good(claims));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("https://kikilist.dev/problems/not-permitted");
    }

    @Test
    void theRoleOfTheTokenDecidesWhatIsSeen() {
        assertThat(ask("Bearer " + good(REVIEWER), "/concerns").status()).isEqualTo(200);
        assertThat(ask("Bearer " + good(AGENCY), "/concerns").status()).isEqualTo(403);
    }

    private Caller.Answer ask(String authorization) {
        return ask(authorization, "/procurements");
    }

    private Caller.Answer ask(String authorization, String path) {
        return caller.send(
                "GET", path, authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization), "");
    }

    private static Instant inTenMinutes() {
        return Instant.now().plusSeconds(600);
    }

    private String good(Map<String, String> claims) {
        return token(claims, LocalIssuer.AUDIENCE, inTenMinutes());
    }

    private String token(Map<String, ?> claims, String audience, Instant expires) {
        return system.issuer().token("r-1", claims, audience, expires);
    }

    /** Returns a good token but for one claim. */
    private String with(String claim, @Nullable Object value) {
        var claims = new HashMap<String, @Nullable Object>(REVIEWER);
        claims.put(claim, value);
        return token(claims, LocalIssuer.AUDIENCE, inTenMinutes());
    }

    private static JWTClaimsSet claims(URI issuer) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject("r-1")
                .audience(LocalIssuer.AUDIENCE)
                .expirationTime(Date.from(inTenMinutes()));
        REVIEWER.forEach(claims::claim);
        return claims.build();
    }

    private static JWSHeader header(@Nullable String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keyId)
                .build();
    }

    private String foreign(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        return signed(header, claims, new RSASSASigner(foreignKey));
    }

    private String signedWithPublicKey(RSAKey key, String keyId) throws JOSEException, ParseException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build();
        return signed(
                header,
                claims(system.tokens()),
                new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
