package dev.takt.app.cli;

import dev.takt.projects.text.Message;
import java.io.PrintStream;

/** Where a command speaks: results to {@code out}, messages and progress to {@code err}; and the files it writes. */
record Console(PrintStream out, PrintStream err, Outputs files) {
    /** A message to whoever runs the command, not part of its result. */
    void say(Message message) {
        err.println(message.text());
    }

    /** A message after the name of what it is about. */
    void say(Object about, Message message) {
        err.println(about + ": " + message.text());
    }
}
