package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import java.util.List;
import java.util.Locale;

/**
 * What lets a peripheral of a design request the handler of a vector, and what takes the request back, as statements on registers of the device crate: a module of {@code wiring.rs}, called by the handler's {@code start} and
 * {@code acknowledge}. {@code registers} are the types that it takes from the device crate, each under the name that the statements have for it.
 */
record VectorRequest(
        Peripheral source, String vector, List<Register> registers, List<String> start, List<String> acknowledge) {
    /** A peripheral of the device crate and the variable that stands for its registers. */
    record Register(String type, String variable) {}

    VectorRequest {
        registers = List.copyOf(registers);
        start = List.copyOf(start);
        acknowledge = List.copyOf(acknowledge);
    }

    /** {@code gpiote}. */
    String module() {
        return vector.toLowerCase(Locale.ROOT);
    }

    /** The call in a body. */
    String call(String function) {
        return "crate::takt::" + WiringFile.MODULE + "::" + module() + "::" + function + "();";
    }

    void print(CodeWriter out, String device) {
        out.item(source.id(), () -> {
            out.line("// " + RustText.comment(source.name()) + " as the source of `" + vector + "`");
            out.block("pub mod " + module(), () -> {
                out.line(RustImports.of(
                                device, registers.stream().map(Register::type).toList()))
                        .blank();
                function(
                        out,
                        "/// Lets it request: for `start` of the handler, before interrupts are let in.",
                        "start",
                        start);
                out.blank();
                function(
                        out,
                        "/// Takes the request back: for `acknowledge` of the handler.",
                        "acknowledge",
                        acknowledge);
            });
        });
    }

    private void function(CodeWriter out, String doc, String name, List<String> statements) {
        out.line(doc);
        out.line("#[allow(dead_code, reason = \"the body of the handler calls it\")]");
        out.block("pub fn " + name + "()", () -> {
            for (Register register : registers) {
                // a chain of calls may begin on a line below its root
                if (statements.stream()
                        .anyMatch(s -> s.equals(register.variable()) || s.contains(register.variable() + "."))) {
                    out.line("// SAFETY: registers, of which this handler's source has what is written here.");
                    out.line("let " + register.variable() + " = unsafe { &*" + register.type() + "::ptr() };");
                }
            }
            statements.forEach(out::line);
        });
    }
}
