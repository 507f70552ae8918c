package dev.gatehouse.arquillian;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;

/** The WAR as it was built, with a few classes of a test laid over it. */
final class ProductArchive {

    private static final File WAR = new File(System.getProperty("gatehouse.test.war"));

    private ProductArchive() {}

    static WebArchive with(Class<?>... classes) {
        return ShrinkWrap.createFromZipFile(WebArchive.class, WAR)
                .addClasses(classes)
                .addAsLibraries(
                        jarOf(Assertions.class),
                        jarOf(Awaitility.class),
                        jarOf(Matcher.class),
                        jarOf(ParameterizedTest.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
