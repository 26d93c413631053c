package dev.kikilist.operations;

import static java.util.Objects.requireNonNull;

import dev.kikilist.procurement.EmailAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option of commands that are about a person's mail address. */
final class AddressOption {
    @Option(names = "--address", paramLabel = "ADDRESS", required = true, description = "the person's mail address")
    private @Nullable String text;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /**
     * Returns the address.
     *
     * @throws ParameterException if it is none
     */
    EmailAddress value() {
        return EmailAddress.parse(requireNonNull(text))
                .orElseThrow(() -> new ParameterException(
                        requireNonNull(command).commandLine(), "the value of --address is no mail address"));
    }
}
