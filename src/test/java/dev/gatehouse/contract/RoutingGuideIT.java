package dev.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The examples in docs/routing.md are what they say. */
@ExtendWith(SharedProduct.class)
class RoutingGuideIT {

    private static final Pattern EXAMPLE =
            Pattern.compile("```json try\\n(.*?)```\\n```json answer\\n(.*?)```", Pattern.DOTALL);

    private final ManagementClient management;

    RoutingGuideIT(Product product) {
        this.management = product.management();
    }

    @TestFactory
    Stream<DynamicTest> every_example_gives_its_answer() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(Path.of("docs", "routing.md")))
                .results()
                .toList();
        assertThat(examples).hasSizeGreaterThan(4);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1).strip(),
                        () -> assertThat(management
                                        .post("/subscriptions/try", example.group(1))
                                        .is(200)
                                        .json())
                                .isEqualTo(Json.read(example.group(2)))));
    }
}
