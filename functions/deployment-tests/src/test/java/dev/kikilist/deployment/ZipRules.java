package dev.kikilist.deployment;

import static dev.kikilist.deployment.Rule.unless;

import dev.kikilist.deployment.FunctionZip.Entry;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds of every function's zip. */
final class ZipRules {
    private static final LocalDateTime BUILT = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final Pattern TESTS =
            Pattern.compile("(Test|IT|Contract)\\.class$|^(org/junit|org/assertj|com/tngtech/archunit)/");

    private static final Pattern SLOW = Pattern.compile("netty|apache-client|apache5-client|aws-crt|logback|log4j-core|"
            + "slf4j-simple|jackson-databind|dynamodb-enhanced|lombok|commons-logging|commons-math");

    private static final Pattern ENGINES = Pattern.compile(
            "lib/(s3|sqs|sns|ses|sesv2|poi|poi-ooxml|xmlbeans|fastexcel|kikilist-s3|kikilist-workbook|kikilist-export)-[0-9].*");

    private ZipRules() {}

    static List<Rule<FunctionZip>> all() {
        return List.of(
                rule("it has its handler", "Lambda would not find the handler", ZipRules::withoutHandler)
                        .failsWhen("there is none", zip -> zip.without("Handler.class")),
                rule(
                                "its classes are its own",
                                "functions never see each other, and a stale build leaves classes of another place",
                                ZipRules::foreignClasses)
                        .failsWhen("there is another's", zip -> zip.with("dev/kikilist/other/OtherHandler.class")),
                rule(
                                "its modules are those that functions share",
                                "functions never see each other, and test kits and engines stay at home",
                                ZipRules::foreignModules)
                        .failsWhen("there is the test kit", zip -> zip.with("lib/kikilist-testkit-0.1.0.jar")),
                rule(
                                "its jars are in lib, and nothing else is there",
                                "Lambda puts only the root and lib/*.jar on the class path",
                                ZipRules::strayFiles)
                        .failsWhen("a jar is elsewhere", zip -> zip.with("some.jar"))
                        .failsWhen("a jar is deeper", zip -> zip.with("lib/deeper/some.jar"))
                        .failsWhen("there is a text", zip -> zip.with("lib/readme.txt")),
                rule(
                                "it has no tests",
                                "tests and their libraries only cost size",
                                zip -> names(zip).filter(TESTS.asPredicate()))
                        .failsWhen("there is one", zip -> zip.with("lib/some.jar", "some/DatesTest.class"))
                        .failsWhen("there is their library", zip -> zip.with("lib/some.jar", "org/junit/Test.class")),
                rule(
                                "it has no library that a cold start waits for",
                                "a second HTTP client, a logging framework or a mapper by reflection takes longer than "
                                        + "the answer",
                                zip -> jarNames(zip).filter(SLOW.asPredicate()))
                        .failsWhen("there is a mapper", zip -> zip.with("lib/jackson-databind-2.22.4.jar"))
                        .failsWhen("there is a client", zip -> zip.with("lib/apache-client-2.54.13.jar")),
                rule(
                                "its engines are those of its job",
                                "what reads hostile files cannot send mail, and what sends mail reads no files",
                                ZipRules::foreignEngines)
                        .failsWhen(
                                "one that sends nothing has a queue",
                                zip -> zip.with(
                                        zip.module().equals("sweep") ? "lib/sesv2-2.54.13.jar" : "lib/sqs-2.54.13.jar"))
                        .failsWhen(
                                "one that reads no files reads some",
                                zip -> zip.module().equals("intake")
                                        ? zip.with("lib/sesv2-2.54.13.jar")
                                        : zip.with("lib/poi-5.5.1.jar")),
                rule(
                                "it has each class once",
                                "which of two is used depends on the order of files in a folder",
                                ZipRules::repeated)
                        .failsWhen(
                                "two jars have one",
                                zip -> zip.with("lib/a.jar", "some/Twice.class").with("lib/b.jar", "some/Twice.class")),
                rule(
                                "its jars are stored",
                                "compressed twice, they make it half as large again and every class load slower",
                                zip -> zip.jars()
                                        .filter(jar -> jar.content().containsValue(true))
                                        .map(Entry::name))
                        .failsWhen(
                                "one is compressed",
                                zip -> zip.with(new Entry("lib/some.jar", BUILT, Map.of("some/Some.class", true)))),
                rule(
                                "it does not show when it was built",
                                "equal sources must give equal bytes",
                                zip -> zip.entries().stream()
                                        .filter(entry -> !entry.time().equals(BUILT))
                                        .map(Entry::name))
                        .failsWhen(
                                "a file shows it",
                                zip -> zip.with(new Entry("some.properties", BUILT.plusHours(9), Map.of()))),
                rule("it keeps its budget", "a megabyte costs 4 to 8 ms of every cold start", ZipRules::tooLarge)
                        .failsWhen("it is larger", zip -> zip.withSize(megabytes(zip.module()) * 1_000_000L + 1)));
    }

    private static Rule<FunctionZip> rule(String id, String because, Function<FunctionZip, Stream<String>> check) {
        return Rule.rule(id, because, check);
    }

    private static Stream<String> withoutHandler(FunctionZip zip) {
        var module = zip.module();
        var handler = "dev/kikilist/" + module + "/" + Character.toUpperCase(module.charAt(0)) + module.substring(1)
                + "Handler.class";
        return unless(zip.ownFiles().anyMatch(handler::equals), "no " + handler);
    }

    private static Stream<String> foreignClasses(FunctionZip zip) {
        return zip.ownFiles()
                .filter(name -> name.endsWith(".class") && !name.startsWith("dev/kikilist/" + zip.module() + "/"));
    }

    private static Stream<String> foreignModules(FunctionZip zip) {
        return jarNames(zip)
                .filter(name -> name.startsWith("lib/kikilist-")
                        && !name.matches("lib/kikilist-(core|dynamodb|s3|lambda|workbook|export)-[0-9].*"));
    }

    private static Stream<String> strayFiles(FunctionZip zip) {
        return zip.entries().stream()
                .map(Entry::name)
                .filter(name -> (name.startsWith("lib/") || name.endsWith(".jar")) && !name.matches("lib/[^/]+\\.jar"));
    }

    private static Stream<String> foreignEngines(FunctionZip zip) {
        var own = switch (zip.module()) {
            case "intake" -> Pattern.compile("lib/(s3|poi|poi-ooxml|xmlbeans|kikilist-s3|kikilist-workbook)-");
            case "notify" -> Pattern.compile("lib/sesv2-");
            case "desk" -> Pattern.compile("lib/(s3|fastexcel|kikilist-export|kikilist-workbook)-");
            case "status" -> Pattern.compile("lib/(fastexcel|kikilist-export)-");
            case "sweep" -> Pattern.compile("lib/(s3|sqs)-");
            default -> Pattern.compile("lib/none-");
        };
        return jarNames(zip)
                .filter(name ->
                        ENGINES.matcher(name).matches() && !own.matcher(name).lookingAt());
    }

    private static Stream<String> repeated(FunctionZip zip) {
        Map<String, Integer> times = new HashMap<>();
        names(zip)
                .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info."))
                .forEach(name -> times.merge(name, 1, Integer::sum));
        return times.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey);
    }

    private static Stream<String> tooLarge(FunctionZip zip) {
        return unless(
                zip.size() <= megabytes(zip.module()) * 1_000_000L,
                zip.size() + " bytes are more than " + megabytes(zip.module()) + " MB");
    }

    /** Returns the most that a zip may have: about a fifth above what it had when this was written. */
    private static int megabytes(String module) {
        return switch (module) {
            case "intake" -> 24;
            case "notify" -> 9;
            case "desk" -> 10;
            case "sweep" -> 12;
            default -> 7;
        };
    }

    private static Stream<String> jarNames(FunctionZip zip) {
        return zip.jars().map(Entry::name);
    }

    private static Stream<String> names(FunctionZip zip) {
        return Stream.concat(zip.ownFiles(), zip.jars().flatMap(jar -> jar.content().keySet().stream()));
    }
}
