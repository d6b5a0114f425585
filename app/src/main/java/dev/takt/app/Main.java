package dev.takt.app;

import dev.takt.app.cli.Cli;

/** The entry of the program: a window for no argument or a design, the command line for everything else. It loads no JavaFX class itself. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Cli.runAndExit(arguments);
    }
}
