package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One reading of one form, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingBenchmark {
    /** The form that is read. */
    @Param("")
    public String form = "";

    /** The name of the {@link Contender} that reads it. */
    @Param("FLOOR")
    public String contender = "";

    /** Reads the form and returns what was seen. */
    @Benchmark
    public long read() throws IOException {
        return Contender.valueOf(contender).read(Path.of(form)).count();
    }
}
