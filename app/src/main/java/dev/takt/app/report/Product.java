package dev.takt.app.report;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** What the program says of itself. */
public final class Product {
    private Product() {}

    /** Such as {@code 0.1.0}; {@code dev} where it runs from loose classes. */
    public static String version() {
        return Optional.ofNullable(Product.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::version)
                .map(Object::toString)
                .orElse("dev");
    }
}
