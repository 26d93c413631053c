package dev.kikilist.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Shows {@code openapi.yaml} as a page at {@value #PATH} of the gateway, so that operations can be tried from it. Its scripts come
 * from the class path; its content security policy lets a browser load nothing from, and send nothing to, any other host.
 */
final class ApiPage {
    /** Where the page is. */
    static final String PATH = "/_local/api/";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> OWN = Map.of(
            "", "api.html",
            "api.css", "api.css",
            "api.js", "api.js");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png",
            "yaml", "application/yaml; charset=utf-8");

    private final Path description;
    private final String scripts;

    private ApiPage(Path description, String scripts) {
        this.description = description;
        this.scripts = scripts;
    }

    /**
     * Returns the page of the {@code openapi.yaml} that is in or above the working directory.
     *
     * @throws IllegalStateException if there is none
     */
    static ApiPage ofThisProject() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("openapi.yaml");
            if (Files.exists(file)) {
                return new ApiPage(file, "/META-INF/resources/webjars/swagger-ui/" + version() + "/");
            }
        }
        throw new IllegalStateException("there is no openapi.yaml in or above the working directory");
    }

    private static String version() {
        var properties = new Properties();
        try (var in = ApiPage.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("the scripts of the page are not on the class path");
            }
            properties.load(in);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return properties.getProperty("version");
    }

    /** Lets {@code server} answer with the page. */
    void serve(HttpServer server) {
        server.createContext(PATH, this::handle);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring(PATH.length());
            var content = content(name);
            if (!exchange.getRequestMethod().equals("GET") || content.isEmpty()) {
                answer(exchange, 404, "text/plain; charset=utf-8", "not here\n".getBytes(StandardCharsets.UTF_8));
            } else {
                answer(exchange, 200, mediaType(name), content.get());
            }
        }
    }

    private Optional<byte[]> content(String name) throws IOException {
        if (name.equals("openapi.yaml")) {
            return Optional.of(Files.readAllBytes(description));
        }
        var own = OWN.get(name);
        // A name with a slash could lead out of the folder.
        if (own == null && (name.contains("/") || !MEDIA_TYPES.containsKey(extension(name)))) {
            return Optional.empty();
        }
        try (var in = ApiPage.class.getResourceAsStream(own == null ? scripts + name : own)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String mediaType(String name) {
        return MEDIA_TYPES.getOrDefault(extension(OWN.getOrDefault(name, name)), "application/octet-stream");
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-cache");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
