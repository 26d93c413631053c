package dev.kikilist.local;

import dev.kikilist.engines.SamTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the local system and shows it; {@code ./demo} calls it. */
public final class Main {
    private static final int FIRST_PORT = 8800;
    private static final int PORTS = 6;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final String USAGE = """
        ./demo                実演し、そのまま動かし続けます。 Shows the main job, then keeps serving.
          --once              実演だけで終わります。 Ends after it.
          --data DIR          データを DIR に残します。 Keeps the data in DIR over restarts.
          --port N            N から6つのポートを使います。 Uses six ports from N on (default 8800, or free ones).
          --addresses FILE    各アドレスを FILE に書きます。 Writes where everything is to FILE, as JSON, when it is ready;
                              空いているポートを使います。 on free ports.
        """;

    private final Console console =
            new Console(System.getenv("NO_COLOR") == null && "1".equals(System.getenv("KIKILIST_COLOURS")));
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean once;
    private @Nullable Path data;
    private int port;
    private @Nullable Path addresses;

    private Main() {}

    /** Runs; the exit status is 0, or 1 when something failed, or 2 for arguments that cannot be understood. */
    public static void main(String[] arguments) {
        var main = new Main();
        System.exit(main.parse(arguments) ? main.run() : 2);
    }

    private boolean parse(String[] arguments) {
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--once" -> once = true;
                    case "--data" -> data = Path.of(arguments[++i]).toAbsolutePath();
                    case "--addresses" -> addresses = Path.of(arguments[++i]).toAbsolutePath();
                    case "--port" -> port = Integer.parseInt(arguments[++i]);
                    default -> throw new IllegalArgumentException(arguments[i]);
                }
            }
            if (port < 0 || port > 65_535 - PORTS) {
                throw new IllegalArgumentException("--port " + port);
            }
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notUnderstood) {
            console.line(USAGE);
            return false;
        }
    }

    private int run() {
        var keeping = data;
        var directory = keeping == null ? emptied(Path.of(".demo/last").toAbsolutePath()) : keeping;
        var options = new LocalSystem.Options(directory, keeping != null, firstPort(), Duration.ofSeconds(2));
        console.line();
        console.line("機器リスト受付システム  " + console.quiet("Kikilist, the whole system on this machine"));
        try (var system = LocalSystem.start(SamTemplate.ofThisProject(), options)) {
            console.line(
                    console.quiet("起動 ready after %.1f s".formatted(sinceStart().toMillis() / 1e3)));
            var demo = new Demo(system, console, directory.resolve("lists"));
            demo.recall();
            var shown = demo.run();
            files(system, directory);
            if (addresses != null) {
                Addresses.write(addresses, system, shown);
            }
            if (!once) {
                tell(system, shown);
                serve();
            } else {
                console.line();
                console.line(console.quiet(
                        "完了 done after %.1f s".formatted(sinceStart().toMillis() / 1e3)));
            }
            return 0;
        } catch (IllegalStateException | UncheckedIOException failed) {
            console.failure(String.valueOf(failed.getMessage()));
            console.line("    " + console.quiet("ログ logs: " + directory.resolve("logs")));
            return 1;
        } finally {
            closed.countDown();
        }
    }

    private void files(LocalSystem system, Path directory) {
        console.heading("ファイル", "where the files are");
        console.fact("リスト lists", directory.resolve("lists").toString());
        console.fact("メール mails", directory.resolve("mails").toString());
        console.fact("ログ logs", system.logs().toString());
        if (data != null) {
            console.fact(
                    "S3", directory.resolve("bucket").resolve(system.bucket()).toString());
            console.fact("DynamoDB", directory.resolve("table").toString());
        }
    }

    private void tell(LocalSystem system, Demo.Shown shown) {
        var endpoints = system.endpoints();
        console.heading("動作中", "serving on this machine only, until Ctrl-C");
        endpoints.forEach((name, address) -> console.fact(name, address.toString()));
        console.heading(
                "curl で試す",
                "try it with curl; users: "
                        + String.join(
                                ", ",
                                DemoUser.all().stream().map(DemoUser::name).toList()));
        console.line(
                """
                  TOKEN=$(curl -s '%s/token?user=agency')
                  curl -s -H "Authorization: Bearer $TOKEN" %s/procurements
                  curl -s -H "Authorization: Bearer $TOKEN" %s/submissions/%s/items
                  curl -s %s/_local/emails\
                """.formatted(system.tokens(), system.api(), system.api(), shown.submission(), endpoints.get("SES")));
        console.heading("AWS CLI で試す", "try it with the AWS CLI");
        console.line("""
              export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=localsecret AWS_DEFAULT_REGION=ap-northeast-1
              aws s3 cp '%s' 's3://%s/%s第2版.xlsx' --endpoint-url %s
              aws s3 ls --recursive s3://%s --endpoint-url %s
              aws dynamodb scan --table-name %s --select COUNT --endpoint-url %s
              aws sqs list-queues --endpoint-url %s\
            """.formatted(
                        shown.list(),
                        system.bucket(),
                        shown.uploadPrefix(),
                        endpoints.get("S3"),
                        system.bucket(),
                        endpoints.get("S3"),
                        system.table(),
                        endpoints.get("DynamoDB"),
                        endpoints.get("SQS")));
        console.heading("ブラウザで見る", "in a browser");
        console.fact("APIの説明 the API", system.apiPage().toString());
        console.fact("メール mails", String.valueOf(endpoints.get("SES")));
        console.line();
        console.line(console.quiet("DynamoDB Local is Amazon's, under its own licence; see README.md."));
    }

    /** Waits for Ctrl-C; the JVM then ends only after everything is closed. */
    private void serve() {
        var serving = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            serving.interrupt();
            try {
                boolean _ = closed.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException impatient) {
                serving.interrupt();
            }
        }));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            // It is time to close.
        }
    }

    private int firstPort() {
        if (port != 0 || addresses != null) {
            return port;
        }
        for (int candidate = FIRST_PORT; candidate < FIRST_PORT + PORTS; candidate++) {
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return 0;
            }
        }
        return FIRST_PORT;
    }

    private static Path emptied(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (var inside = Files.walk(directory)) {
                    for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Duration sinceStart() {
        return Duration.ofMillis(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
