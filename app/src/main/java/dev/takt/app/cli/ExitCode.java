package dev.takt.app.cli;

/** What a command leaves with. A stopped command leaves with {@link dev.takt.app.task.Stopping#STATUS}. */
final class ExitCode {
    /** Fine. */
    static final int FINE = 0;

    /** The design has errors, can miss or misses a deadline, or is refused by a generator. */
    static final int DESIGN = 1;

    /** Usage, unreadable input, or an output that cannot be written. */
    static final int INPUT = 2;

    /** A defect of the program itself (EX_SOFTWARE of sysexits). */
    static final int DEFECT = 70;

    private ExitCode() {}
}
