package dev.takt.app.cli;

import dev.takt.app.report.Product;
import picocli.CommandLine.IVersionProvider;

/** The version of the product. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"takt " + Product.version()};
    }
}
