package dev.takt.codegen;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a test once for each target that its own {@link Proves} claims: a target that is claimed is one that was tried. */
final class ProvedTargets implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(context.getRequiredTestMethod().getAnnotationsByType(Proves.class))
                .flatMap(claim -> Arrays.stream(claim.targets()))
                .map(Arguments::of);
    }
}
