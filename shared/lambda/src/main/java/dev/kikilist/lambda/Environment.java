package dev.kikilist.lambda;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a function: its environment variables, read by name and type, and the time.
 *
 * <p>A variable that is empty or blank counts as not set. Every failure names the variable and never shows its value.
 */
public final class Environment {
    private final Map<String, String> variables;
    private final Clock clock;

    private Environment(Map<String, String> variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    /** Returns the environment of this process. */
    public static Environment system() {
        return new Environment(System.getenv(), Clock.systemUTC());
    }

    /** Returns the environment that {@code variables} are. The map is read on every question and never changed. */
    public static Environment of(Map<String, String> variables) {
        return of(variables, Clock.systemUTC());
    }

    /** Returns the environment that {@code variables} are, where it is as late as {@code clock} says. */
    public static Environment of(Map<String, String> variables, Clock clock) {
        return new Environment(Collections.unmodifiableMap(variables), clock);
    }

    /** Returns the clock that a function goes by. */
    public Clock clock() {
        return clock;
    }

    /** Returns all variables, for code that is configured by a map. The map cannot be changed. */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * Returns the value of a variable that must be set.
     *
     * @throws MisconfiguredException when it is not
     */
    public String required(String name) {
        return optional(name).orElseThrow(() -> new MisconfiguredException(name, "is not set"));
    }

    /** Returns the value of a variable, or empty when it is not set. */
    public Optional<String> optional(String name) {
        var value = variables.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    /**
     * Returns the value of a variable that must be set to a whole number from {@code least} to {@code most}.
     *
     * @throws MisconfiguredException when it is not
     */
    public int requiredNumber(String name, int least, int most) {
        return number(name, required(name), least, most);
    }

    /**
     * Returns the whole number from {@code least} to {@code most} that a variable is set to, or {@code otherwise} when
     * it is not set.
     *
     * @throws MisconfiguredException when it is set to anything else
     */
    public int number(String name, int least, int most, int otherwise) {
        var value = optional(name);
        return value.isPresent() ? number(name, value.get(), least, most) : otherwise;
    }

    /**
     * Returns the time of 1 minute to 30 days that a variable gives in minutes, or {@code otherwise} when it is not set.
     *
     * @throws MisconfiguredException when it is set to anything else
     */
    public Duration minutes(String name, Duration otherwise) {
        var value = optional(name);
        return value.isPresent() ? Duration.ofMinutes(number(name, value.get(), 1, 30 * 24 * 60)) : otherwise;
    }

    /**
     * Returns the absolute address that a variable must be set to.
     *
     * @throws MisconfiguredException when it is not
     */
    public URI requiredAddress(String name) {
        var value = required(name);
        try {
            var address = URI.create(value);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name, "is not an address");
        }
        throw new MisconfiguredException(name, "is not an absolute address");
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MisconfiguredException(name, "is not a whole number");
        }
        throw new MisconfiguredException(name, "is not from " + least + " to " + most);
    }

    /**
     * A function was deployed with a variable missing or unusable. No retry helps; the deployment has to change. It has
     * no cause, since the causes that could be named repeat the value.
     */
    public static final class MisconfiguredException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        MisconfiguredException(String name, String fault) {
            super("environment variable " + name + " " + fault);
        }
    }
}
