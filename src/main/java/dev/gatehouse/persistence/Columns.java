package dev.gatehouse.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Binds a batch of rows to the parameters of one statement, a PostgreSQL array for each column, in the order of the
 * calls. The statement reads them with {@code unnest}.
 *
 * @param <T> a row
 */
public final class Columns<T> {

    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int parameter;

    /** Starts at the statement's first parameter. */
    public Columns(PreparedStatement statement, Collection<T> rows) {
        this(statement, 1, rows);
    }

    /** Starts at the given parameter; the first is number 1. */
    public Columns(PreparedStatement statement, int firstParameter, Collection<T> rows) {
        this.statement = statement;
        this.parameter = firstParameter;
        this.rows = rows;
    }

    /** Binds the next parameter: one element for each row, null where the row has none. */
    public Columns<T> bind(String elementType, Function<? super T, ?> column) throws SQLException {
        var elements = array(elementType, rows.stream().map(column));
        statement.setArray(parameter++, statement.getConnection().createArrayOf(elementType, elements));
        return this;
    }

    /** Arrays of these types go to PostgreSQL in binary; all others are written as text, quoted and escaped. */
    private static Object[] array(String elementType, Stream<?> elements) {
        return switch (elementType) {
            case "bytea" -> elements.toArray(byte[][]::new);
            case "text" -> elements.toArray(String[]::new);
            case "bigint" -> numbers(elements, Number::longValue).toArray(Long[]::new);
            case "integer" -> numbers(elements, Number::intValue).toArray(Integer[]::new);
            case "smallint" -> numbers(elements, Number::shortValue).toArray(Short[]::new);
            default -> elements.toArray();
        };
    }

    private static Stream<Number> numbers(Stream<?> elements, Function<Number, Number> width) {
        return elements.map(element -> element == null ? null : width.apply((Number) element));
    }
}
