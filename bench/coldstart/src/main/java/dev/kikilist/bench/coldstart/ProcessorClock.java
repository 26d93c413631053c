package dev.kikilist.bench.coldstart;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/** Reads the clock that Linux keeps of each process: {@code clock_gettime(2)}, since {@code /proc} has it in steps of 10 ms. */
@SuppressWarnings("restricted")
final class ProcessorClock {
    private static final MemoryLayout TIMESPEC = MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);
    private static final MethodHandle CLOCK_GETTIME = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private ProcessorClock() {}

    /** Returns the processor time that all threads of a process took since it began. */
    static Duration of(long process) {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(TIMESPEC);
            // As clock_getcpuclockid(3) builds the number of the clock.
            int clock = (~(int) process << 3) | 2;
            if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
                throw new IllegalStateException("process " + process + " has no clock");
            }
            return Duration.ofSeconds(
                    time.getAtIndex(ValueLayout.JAVA_LONG, 0), time.getAtIndex(ValueLayout.JAVA_LONG, 1));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // which every method handle declares
            throw new IllegalStateException(e);
        }
    }
}
