package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.LoopbackHttp;
import dev.kikilist.engines.TemplateValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiPageTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private final HttpServer server = LoopbackHttp.server(0);

    @BeforeEach
    void start() {
        ApiPage.ofThisProject().serve(server);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void servesThePageAndAllThatItNames() throws Exception {
        var page = get("");
        var references = REFERENCE
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(references).contains("swagger-ui-bundle.js", "swagger-ui.css", "api.js");
        for (var reference : references) {
            assertThat(get(reference).statusCode()).as(reference).isEqualTo(200);
        }
        assertThat(get("swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
    }

    @Test
    void showsTheDescriptionAsItIs() throws Exception {
        assertThat(get("api.js").body()).contains("url: \"openapi.yaml\"");
        assertThat(get("openapi.yaml").body()).isEqualTo(Files.readString(ProjectFiles.path("openapi.yaml")));
    }

    @Test
    void saysInJapaneseAndEnglishWhatEachOperationDoes() throws Exception {
        var description = TemplateValue.parse(get("openapi.yaml").body(), "openapi.yaml");
        var summaries = description.at("paths").entries().values().stream()
                .flatMap(path -> path.entries().entrySet().stream())
                .filter(member -> !member.getKey().equals("parameters"))
                .map(operation -> operation.getValue().at("summary").text());
        assertThat(summaries)
                .hasSizeGreaterThan(40)
                .allSatisfy(summary ->
                        assertThat(summary).matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].+ - [A-Z].+\\."));
    }

    @Test
    void namesNoOtherHostAndLetsTheBrowserAskNone() throws Exception {
        for (var name : List.of("", "api.js", "api.css")) {
            assertThat(get(name).body()).as(name).doesNotContain("//cdn", "http:", "https:");
        }
        assertThat(get("").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
                .doesNotContain("http", "*");
    }

    @Test
    void answersWithNothingElseOfTheClassPath() throws Exception {
        for (var name : List.of("none.js", "ApiPage.class", "%2e%2e/swagger-ui.css", "../../pom.xml", "x%2Fapi.js")) {
            assertThat(get(name).statusCode()).as(name).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String name) throws IOException, InterruptedException {
        var address = LoopbackHttp.uri(server.getAddress().getPort()) + ApiPage.PATH + name;
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
