package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Dog;
import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.codegen.emit.CodeWriter;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.PeripheralSpec;
import java.util.Optional;

/** A machine without a hardware layer: its registers are the user's to write. */
record NoDrivers() implements DriverBook {
    @Override
    public String peripherals() {
        return "";
    }

    @Override
    public Optional<Kind> kind(PeripheralSpec spec, Peripheral peripheral) {
        return Optional.empty();
    }

    @Override
    public String type(Driver driver) {
        return "()";
    }

    @Override
    public String type(Driver driver, Direction half) {
        return "()";
    }

    @Override
    public void make(CodeWriter out, Driver driver, String name) {}

    @Override
    public boolean drives(Watchdog dog) {
        return false;
    }

    @Override
    public String dogType(Dog dog) {
        return "()";
    }

    @Override
    public void makeDog(CodeWriter out, Dog dog, String name) {}

    @Override
    public void imports(Imports imports) {}
}
