package dev.takt.app;

import dev.takt.app.cli.Cli;
import dev.takt.app.wiring.Studio;
import java.util.Map;

/** The entry of the program: a window for no argument or a design, the command line for everything else. It loads no JavaFX class itself. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (!wantsWindow(arguments)) {
            Cli.runAndExit(arguments);
        } else if (hasScreen(System.getProperty("os.name", ""), System.getenv())) {
            if (!Studio.open(arguments)) {
                Cli.noScreenAndExit(System.getenv().getOrDefault("DISPLAY", ""));
            }
        } else if (arguments.length == 0) {
            Cli.runAndExit();
        } else {
            Cli.noDisplayAndExit(arguments[0]);
        }
    }

    /** True for no argument, or one that is a design. */
    static boolean wantsWindow(String... arguments) {
        return arguments.length == 0 || arguments.length == 1 && arguments[0].endsWith(".takt");
    }

    /** Windows and macOS always have one; elsewhere the X server has to be named. */
    static boolean hasScreen(String system, Map<String, String> environment) {
        return system.startsWith("Windows")
                || system.startsWith("Mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank();
    }
}
