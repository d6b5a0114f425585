package dev.takt.codegen.emit;

/** A field of a register of RCC that lets a clock through. */
record Stm32Enable(String register, String field) {
    void print(CodeWriter out) {
        out.line("rcc." + register + "().modify(|_, w| w." + field + "().set_bit());");
        out.line("while rcc." + register + "().read()." + field + "().bit_is_clear() {}");
    }
}
