package dev.kikilist.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kikilist.access.Viewer;
import dev.kikilist.paging.MalformedPositionException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Answers the requests of one function: finds the route and the viewer, calls the route, and turns whatever happens into
 * an answer and a line in the log. Whatever fails, the caller gets an answer that shows nothing of the inside.
 */
public final class HttpHandler {
    private final String function;
    private final Map<String, Route> routes;
    private final Map<String, OpenRoute> openRoutes;
    private final Predicate<Throwable> outage;

    /**
     * @param function the name of the function, for the log
     * @param routes the routes by route key, such as {@code GET /procurements/{procurementId}}
     * @param outage tells which failures pass by themselves, so that the caller is asked to try again
     */
    public HttpHandler(String function, Map<String, Route> routes, Predicate<Throwable> outage) {
        this(function, routes, Map.of(), outage);
    }

    /**
     * @param function the name of the function, for the log
     * @param routes the routes by route key, such as {@code GET /procurements/{procurementId}}
     * @param openRoutes the routes that anybody may ask, without a token
     * @param outage tells which failures pass by themselves, so that the caller is asked to try again
     */
    public HttpHandler(
            String function,
            Map<String, Route> routes,
            Map<String, OpenRoute> openRoutes,
            Predicate<Throwable> outage) {
        this.function = function;
        this.routes = Map.copyOf(routes);
        this.openRoutes = Map.copyOf(openRoutes);
        this.outage = outage;
    }

    /** Returns the keys of the routes. */
    public Set<String> routeKeys() {
        var keys = new TreeSet<>(routes.keySet());
        keys.addAll(openRoutes.keySet());
        return keys;
    }

    /** Answers the request that {@code event} is. */
    public void handle(InputStream event, OutputStream target, Context context) {
        long begun = System.nanoTime();
        var log = OutcomeLog.of(context, function);
        var line = log.outcome("answered");
        var response = answer(event, line, context.getAwsRequestId());
        response.encode(target);
        line.with("status", response.status())
                .took("answering", Duration.ofNanos(System.nanoTime() - begun))
                .write();
    }

    private HttpResponse answer(InputStream event, OutcomeLog.Line line, String correlationId) {
        try {
            var request = HttpRequest.decode(event);
            line.with("route", request.routeKey().replace(' ', ':'));
            return answer(request, line).tagged(request);
        } catch (RefusedException e) {
            line.with("problem", e.problem().type().uri());
            return e.problem().response();
        } catch (RuntimeException e) {
            line.failure(e).metric(HttpMetrics.FAILURES, OutcomeLog.Unit.COUNT, 1);
            var type = outage.test(e) ? Problem.Type.UNAVAILABLE : Problem.Type.INTERNAL;
            return new Problem(type, List.of(), correlationId).response();
        }
    }

    private HttpResponse answer(HttpRequest request, OutcomeLog.Line line) {
        var open = openRoutes.get(request.routeKey());
        if (open != null) {
            return open.answer(request);
        }
        var route = routes.get(request.routeKey());
        if (route == null) {
            return Problem.of(Problem.Type.NOT_FOUND).response();
        }
        var viewer = Viewers.from(request.claims());
        if (viewer.isEmpty()) {
            return Problem.of(Problem.Type.NOT_PERMITTED).response();
        }
        line.with("viewer", viewer.get().reference());
        try {
            return route.answer(request, viewer.get());
        } catch (MalformedPositionException e) {
            return Cursors.malformed().problem().response();
        }
    }

    /** Answers the requests of one route to anybody: it has nothing that belongs to somebody. */
    @FunctionalInterface
    public interface OpenRoute {
        /**
         * Answers {@code request}.
         *
         * @throws RefusedException when the request is unusable
         */
        HttpResponse answer(HttpRequest request);
    }

    /** Answers the requests of one route. */
    @FunctionalInterface
    public interface Route {
        /**
         * Answers {@code request}.
         *
         * @throws RefusedException when the request is unusable
         */
        HttpResponse answer(HttpRequest request, Viewer viewer);
    }
}
