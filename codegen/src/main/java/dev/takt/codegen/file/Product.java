package dev.takt.codegen.file;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version that is stamped into what is generated: that of the product, without a build number. */
public final class Product {
    private Product() {}

    /** Such as {@code 0.1.0}; {@code dev} where the classes are run without their module. */
    public static String version() {
        return Optional.ofNullable(Product.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::version)
                .map(ModuleDescriptor.Version::toString)
                .orElse("dev");
    }
}
