package dev.takt.app.cli;

import dev.takt.app.text.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about words that a command does not take: which, what it would accept, how it is called, and where to read on. Nothing long: the reason must not leave the screen. */
final class WrongUsage implements IParameterExceptionHandler {
    private static final String USAGE = "Usage: ";

    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(reason(wrong));
        err.print(USAGE + command.getHelp().synopsis(USAGE.length()));
        err.println(text(
                isTop(command) ? "cli.usage.commands" : "cli.usage.options",
                command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean isTop(CommandLine command) {
        return Optional.ofNullable(command.getParent()).isEmpty();
    }

    private static String reason(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        Optional<String> accepted = Optional.ofNullable(wrong.getArgSpec()).flatMap(WrongUsage::accepted);
        Optional<String> value = Optional.ofNullable(wrong.getValue());
        if (accepted.isPresent() && value.isPresent()) {
            return text("cli.usage.value", value.get(), name(wrong.getArgSpec()), accepted.get());
        }
        return String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().getFirst();
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (word.startsWith("-")) {
            return text("cli.usage.no-option", word, name) + meant(wrong.getSuggestions());
        }
        if (!isTop(command)) {
            return text("cli.usage.too-many", word, name);
        }
        if (word.contains(".") || word.contains("/") || word.contains("\\")) {
            return text("cli.usage.no-design", word);
        }
        return text("cli.usage.no-command", word) + meant(wrong.getSuggestions());
    }

    private static String meant(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : " " + text("cli.usage.meant", String.join(", ", suggestions));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** What a value may be that nobody of ours has looked at. */
    private static Optional<String> accepted(ArgSpec argument) {
        if (argument.converters().length > 0) {
            return Optional.empty();
        }
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            String choices = argument.paramLabel().contains("|")
                    ? argument.paramLabel().replace("|", ", ")
                    : String.join(", ", names(type)).toLowerCase(Locale.ROOT);
            return Optional.of(text("cli.usage.one-of", choices));
        }
        boolean whole =
                List.of(int.class, Integer.class, long.class, Long.class).contains(type);
        return whole ? Optional.of(text("cli.usage.whole")) : Optional.empty();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(key, arguments).text();
    }
}
