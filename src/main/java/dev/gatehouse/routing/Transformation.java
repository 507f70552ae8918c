package dev.gatehouse.routing;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Makes another body of an event's, written in JSONata: the parsed body (the text of what is no JSON) is its input, and
 * {@code $event} and {@code $headers} are bound. Compiled once; may be used by many threads.
 *
 * @see <a href="https://docs.jsonata.org">JSONata documentation</a>
 */
public final class Transformation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 32_768;
    private static final int LARGEST_RESULT = 8 << 20;
    private static final String TOO_DEEP = "it is nested too deeply";

    private final String text;
    private final Jsonata expression;

    private Transformation(String text, Jsonata expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Compiles a transformation.
     *
     * @throws InvalidExpression when it is none, with the place
     */
    public static Transformation of(String text) {
        if (text.length() > LONGEST) {
            throw InvalidExpression.at(text, LONGEST, "it is longer than " + LONGEST + " characters");
        }
        try {
            var expression = Jsonata.jsonata(text);
            expression.setOutputConvertNulls(false);
            return new Transformation(text, expression);
        } catch (JException broken) {
            throw InvalidExpression.at(text, broken.getLocation() - 1, broken.getMessage());
        } catch (StackOverflowError deep) {
            throw InvalidExpression.at(text, 0, TOO_DEEP);
        } catch (RuntimeException broken) {
            throw InvalidExpression.at(text, 0, String.valueOf(broken.getMessage()));
        }
    }

    /** Stands for what can't be read any more: whatever it is applied to fails for this reason. */
    static Transformation unusable(String why) {
        return of("$error(" + JSON.getNodeFactory().textNode("the subscription can't be used: " + why) + ")");
    }

    /**
     * The body it makes of an event, JSON in UTF-8.
     *
     * @throws TransformationFailed when it gives none, or takes too long
     */
    public byte[] apply(EventInput input) throws TransformationFailed {
        var result = JsonataResult.json(evaluate(input));
        if (result == null) {
            throw failed("it gave nothing; the event has none of what it asks for");
        }
        try {
            var bytes = JSON.writeValueAsBytes(result);
            if (bytes.length > LARGEST_RESULT) {
                throw failed("its result is larger than " + LARGEST_RESULT + " bytes");
            }
            return bytes;
        } catch (JsonProcessingException noJson) {
            throw failed("its result is no JSON");
        }
    }

    private Object evaluate(EventInput input) throws TransformationFailed {
        try {
            var frame = expression.createFrame();
            frame.bind("event", input.eventAsText());
            frame.bind("headers", input.headers());
            new Bounds().guard(frame);
            return expression.evaluate(input.bodyWithNull(null), frame);
        } catch (JException broken) {
            throw failed(place(broken) + broken.getMessage());
        } catch (StackOverflowError deep) {
            throw failed(TOO_DEEP);
        } catch (RuntimeException broken) {
            throw failed(String.valueOf(broken.getMessage()));
        }
    }

    private String place(JException broken) {
        if (broken.getLocation() < 1) {
            return "";
        }
        var at = InvalidExpression.at(text, broken.getLocation() - 1, "");
        return "line " + at.line() + ", column " + at.column() + ": ";
    }

    private static TransformationFailed failed(String why) {
        return new TransformationFailed("the transformation failed: " + why);
    }

    @Override
    public String toString() {
        return text;
    }
}
