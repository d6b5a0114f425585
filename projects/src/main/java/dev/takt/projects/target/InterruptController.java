package dev.takt.projects.target;

/** Interrupt levels of a core: priorities 1 to {@code levels} as the model counts, higher more urgent. */
public record InterruptController(InterruptControllerKind kind, int priorityBits, int levels) {

    /** The number a programmer writes for a priority of the model: NVIC register value, or level. Outside 1..levels: the text "none". */
    public String nativePriority(int priority) {
        if (priority < 1 || priority > levels) {
            return "none";
        }
        return switch (kind) {
            case NVIC -> Integer.toString((levels - priority) << (8 - priorityBits));
            case XTENSA, RISCV, SRPN -> Integer.toString(priority);
        };
    }
}
