package dev.gatehouse.routing;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what JSONata gives into what is written as JSON. */
final class JsonataResult {

    private JsonataResult() {}

    /** JSONata tells null from nothing; and a function has no JSON, so that nothing stands for it. */
    static Object json(Object value) {
        if (value == Jsonata.NULL_VALUE || value instanceof Jsonata.JFunction || value instanceof Parser.Symbol) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, Object>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), json(field)));
            return fields;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonataResult::json).toList();
        }
        return value;
    }
}
