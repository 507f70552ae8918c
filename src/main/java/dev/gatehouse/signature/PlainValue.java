package dev.gatehouse.signature;

import java.util.Optional;

/** Values of a request as they came, however long: for handing back, not for storing. */
final class PlainValue {

    private PlainValue() {}

    /** The value; empty when it is not there or blank. */
    static Optional<String> of(RequestValue place, InboundRequest request) {
        return raw(place, request).filter(value -> !value.isBlank());
    }

    private static Optional<String> raw(RequestValue place, InboundRequest request) {
        if (place instanceof RequestValue.HeaderValue header) {
            return request.headers().first(header.name());
        }
        if (place instanceof RequestValue.QueryValue query) {
            return FormText.ofQuery(request, query.name());
        }
        if (place instanceof RequestValue.FormValue form) {
            return FormText.ofBody(request, form.name());
        }
        return place instanceof RequestValue.JsonBodyValue json ? json.raw(request.body()) : place.read(request);
    }
}
