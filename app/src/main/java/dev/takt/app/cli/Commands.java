package dev.takt.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the command objects; the ones that work get the console. */
final class Commands implements IFactory {
    private final Console console;

    Commands(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.cast(type.getDeclaredConstructor(Console.class).newInstance(console));
        } catch (NoSuchMethodException _) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
