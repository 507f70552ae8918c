package dev.gatehouse.routing;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition on events, written in CEL over {@code event}, {@code headers} and {@code body}. Compiled once; may be
 * asked by many threads. It can neither loop for ever nor reach anything but the event.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">CEL language definition</a>
 */
public final class Filter {

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(8_192)
            .maxParseRecursionDepth(64)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(1_000)
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("event", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("headers", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar("body", SimpleType.DYN)
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static final Pattern FAILED_AT =
            Pattern.compile("evaluation error at <input>:(\\d{1,6}): (.*)", Pattern.DOTALL);

    /** What a filter says of an event. */
    public enum Verdict {
        /** The event goes this way. */
        TAKES,
        /** It does not. */
        LEAVES,
        /** It could not be told; the event goes this way, so that it is not lost. */
        UNSURE
    }

    /**
     * An answer.
     *
     * @param reason why it could not be told; empty when it could
     */
    public record Answer(Verdict verdict, Optional<String> reason) {

        private static final Answer TAKES = new Answer(Verdict.TAKES, Optional.empty());
        private static final Answer LEAVES = new Answer(Verdict.LEAVES, Optional.empty());

        static Answer unsure(String why) {
            return new Answer(Verdict.UNSURE, Optional.of("the filter could not decide: " + why));
        }

        /** Whether a delivery is made. */
        public boolean delivers() {
            return verdict != Verdict.LEAVES;
        }
    }

    private final String text;
    private final CelRuntime.Program program;

    private Filter(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Compiles a condition.
     *
     * @throws InvalidExpression when it is none, with the place
     */
    public static Filter of(String text) {
        try {
            return new Filter(text, RUNTIME.createProgram(COMPILER.compile(text).getAst()));
        } catch (CelValidationException broken) {
            throw invalid(broken);
        } catch (CelEvaluationException broken) {
            throw new InvalidExpression(1, 1, broken.getMessage());
        } catch (StackOverflowError deep) {
            throw new InvalidExpression(1, 1, "it is nested too deeply");
        }
    }

    /** CEL counts columns from 0. */
    private static InvalidExpression invalid(CelValidationException broken) {
        var issue = broken.getErrors().get(0);
        var place = issue.getSourceLocation();
        return new InvalidExpression(
                Math.max(1, place.getLine()), Math.max(1, place.getColumn() + 1), issue.getMessage());
    }

    /** Asks it of an event; once more when it took too long, because a pause of the whole process is not its fault. */
    public Answer test(EventInput input) {
        var clock = new Patience();
        var answer = test(input, clock);
        return clock.isOver() ? test(input, new Patience()) : answer;
    }

    private Answer test(EventInput input, Patience clock) {
        try {
            return answer(program.trace(name -> variable(name, input), clock));
        } catch (CelEvaluationException failed) {
            return Answer.unsure(clock.isOver() ? Patience.OVER : placed(String.valueOf(failed.getMessage())));
        } catch (StackOverflowError deep) {
            return Answer.unsure("it is nested too deeply");
        } catch (RuntimeException odd) {
            return Answer.unsure(clock.isOver() ? Patience.OVER : String.valueOf(odd.getMessage()));
        }
    }

    /** Of a condition on the body it is known only now whether it gives true or false. */
    private static Answer answer(Object result) {
        if (result instanceof Boolean taken) {
            return taken ? Answer.TAKES : Answer.LEAVES;
        }
        return Answer.unsure("it gives neither true nor false");
    }

    private String placed(String message) {
        var failed = FAILED_AT.matcher(message);
        return failed.matches()
                ? InvalidExpression.at(text, Integer.parseInt(failed.group(1)), failed.group(2))
                        .getMessage()
                : message;
    }

    private static Optional<Object> variable(String name, EventInput input) {
        return switch (name) {
            case "event" -> Optional.of(input.event());
            case "headers" -> Optional.of(input.headers());
            case "body" -> Optional.of(input.body());
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
