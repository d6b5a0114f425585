package dev.takt.codegen.project;

import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.pins.LockFile;
import dev.takt.codegen.pins.PinSet;
import dev.takt.projects.model.Logging;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;

/** All in which the project of one runtime and chip differs from that of another, as far as the files around the code are concerned. Notes are sentences of the read-me about the code itself. */
public record Firmware(
        Title title, Platform platform, Crates crates, Linking linking, Running running, List<String> notes) {
    public Firmware {
        notes = List.copyOf(notes);
    }

    /** The lock file of the project. */
    LockFile lock() {
        LockFile lock = crates.pins().lock();
        return crates.logic().isEmpty() ? lock : lock.with(LogicCrate.name(this), LogicCrate.crates(crates.logic()));
    }

    /** What it is called: the design, the package, the chip, and the runtime in words such as {@code RTIC}. */
    public record Title(String design, String packageName, String chip, String runtime) {}

    /** What the compiler is told: target triple, flags, parts of the standard library that the tool chain has to build itself. */
    public record Platform(String triple, boolean xtensa, List<String> rustFlags, List<String> builtStd) {
        public Platform {
            rustFlags = List.copyOf(rustFlags);
            builtStd = List.copyOf(builtStd);
        }

        /** A target of the stable tool chain without flags. */
        public static Platform stable(String triple) {
            return new Platform(triple, false, List.of(), List.of());
        }
    }

    /** Pinned crates, the features of the project, the modules of its package {@code logic}, and whether the package {@code bootloader} is beside it. */
    public record Crates(PinSet pins, List<CargoFeature> features, List<LogicPart> logic, boolean bootLoader) {
        public Crates {
            features = List.copyOf(features);
            logic = List.copyOf(logic);
        }
    }

    /**
     * Arguments of the linker in their order, the memory layout if the project brings its own, and further scripts beside it that others include, such as {@code device.x}. {@link #DEFMT} among the arguments
     * is passed only with defmt.
     */
    public record Linking(List<String> arguments, Optional<String> memoryX, List<String> scripts) {
        /** Place of the script of defmt, which is there only with the feature. */
        public static final String DEFMT = "-Tdefmt.x";

        public Linking {
            arguments = List.copyOf(arguments);
            scripts = List.copyOf(scripts);
        }

        public Linking(List<String> arguments, Optional<String> memoryX) {
            this(arguments, memoryX, List.of());
        }

        /** True if embassy-boot starts the firmware: the memory layout has the symbols by which the two find the slots. */
        boolean isBootLoaded() {
            return memoryX.filter(text -> text.contains("__bootloader_state_start"))
                    .isPresent();
        }
    }

    /** How firmware gets onto the chip and is watched there: the command before the ELF file, the chip's name in probe-rs (absent where no probe reaches it). */
    public record Running(List<String> runner, Optional<String> probe, Optional<EspFlash> espFlash, Logging logging) {
        public Running {
            runner = List.copyOf(runner);
        }

        /** QEMU for the machines that it has, probe-rs for what a probe reaches. */
        public static Running of(Chip chip, Logging logging) {
            Optional<List<String>> qemu =
                    chip.probe().isEmpty() ? QemuMachine.of(chip).map(QemuMachine::command) : Optional.empty();
            List<String> runner = qemu.orElseGet(() -> List.of("probe-rs", "run", "--chip", chip.probe()));
            return new Running(runner, probe(chip), Optional.empty(), logging);
        }

        /** What probe-rs calls a chip. */
        static Optional<String> probe(Chip chip) {
            return Optional.of(chip.probe()).filter(p -> !p.isEmpty());
        }

        /** True if the firmware runs in QEMU and not on a chip. */
        public boolean isEmulated() {
            return !runner.isEmpty() && runner.getFirst().startsWith("qemu-");
        }
    }

    /** What espflash is told: the chip's name there, megabytes of flash, the partition table as CSV, and the label of the partition that says which slot starts, where there is one. */
    public record EspFlash(String chip, long megabytes, String partitions, Optional<String> otaData) {}
}
