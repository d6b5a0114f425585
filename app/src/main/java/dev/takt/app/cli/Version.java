package dev.takt.app.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the product, from the module. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"takt " + product()};
    }

    /** Such as {@code 0.1.0}. */
    static String product() {
        return Version.class.getModule().getDescriptor() == null ? "dev" : version();
    }

    private static String version() {
        return Version.class
                .getModule()
                .getDescriptor()
                .version()
                .map(Object::toString)
                .orElse("dev");
    }
}
