package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectSchemaTest {
    private static final Path PUBLISHED = Path.of("..", "docs", "schema", "takt-1.schema.json");

    static List<Sample> samples() {
        return Samples.ALL;
    }

    @Test
    void thePublishedSchemaIsTheOneDerivedFromTheDescriptors() throws IOException {
        if (Boolean.getBoolean("takt.bless")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, ProjectSchema.text());
        }
        assertEquals(Files.readString(PUBLISHED), ProjectSchema.text());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesAreValid(Sample sample) {
        assertEquals(List.of(), errors(sample.text()));
    }

    @Test
    void aBareNumberForATimeIsNotValid() {
        String text = Samples.ALL.getFirst().text().replaceFirst("\"period\": \"20 ms\"", "\"period\": 20");
        assertEquals(false, errors(text).isEmpty());
    }

    private static List<Error> errors(String text) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ProjectSchema.text(), InputFormat.JSON);
        return schema.validate(text, InputFormat.JSON);
    }
}
