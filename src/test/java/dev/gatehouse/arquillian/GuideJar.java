package dev.gatehouse.arquillian;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The jar that the guide for handlers tells to make, with the handler that stands there. */
final class GuideJar {

    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern BEANS = Pattern.compile("<beans [^`]*/>");

    private GuideJar() {}

    static JavaArchive make() {
        try {
            var guide = Files.readString(Path.of(System.getProperty("gatehouse.test.guide")));
            var classes = Files.createTempDirectory("guide");
            compile(found(CODE, guide, 1), classes);
            return ShrinkWrap.create(JavaArchive.class, "shop.jar")
                    .addAsResource(
                            classes.resolve("com/example/shop/Orders.class").toFile(), "com/example/shop/Orders.class")
                    .addAsManifestResource(new StringAsset(found(BEANS, guide, 0)), "beans.xml");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String found(Pattern pattern, String guide, int group) {
        var match = pattern.matcher(guide);
        if (!match.find()) {
            throw new IllegalStateException("the guide has no " + pattern);
        }
        return match.group(group);
    }

    /** Against the API's jar and Jakarta EE alone. */
    private static void compile(String source, Path classes) {
        var jakartaEe = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.contains("jakarta."));
        var needed = Stream.concat(Stream.of(System.getProperty("gatehouse.test.api")), jakartaEe)
                .collect(Collectors.joining(File.pathSeparator));
        var options = List.of("-proc:none", "-d", classes.toString(), "-classpath", needed);
        var unit =
                new SimpleJavaFileObject(
                        URI.create("memory:///com/example/shop/Orders.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, List.of(unit))
                .call()) {
            throw new IllegalStateException("the guide's handler does not compile");
        }
    }
}
