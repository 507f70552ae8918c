package dev.gatehouse.management;

import dev.gatehouse.endpoint.InvalidDocument;
import dev.gatehouse.problem.Problem.FieldError;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses query parameters a method does not have: a misspelt filter must not quietly make a list longer. */
@Provider
public class KnownParameters implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new Check(names(resource)));
    }

    /** Refuses what is not among these names, and what is there more than once. */
    private record Check(Set<String> names) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            var errors = request.getUriInfo().getQueryParameters().entrySet().stream()
                    .flatMap(this::errors)
                    .toList();
            if (!errors.isEmpty()) {
                throw new InvalidDocument(errors);
            }
        }

        private Stream<FieldError> errors(Map.Entry<String, List<String>> parameter) {
            if (!names.contains(parameter.getKey())) {
                return Stream.of(new FieldError(parameter.getKey(), "is no parameter of this request; " + known()));
            }
            return parameter.getValue().size() == 1
                    ? Stream.empty()
                    : Stream.of(new FieldError(parameter.getKey(), "is there more than once; send it once"));
        }

        private String known() {
            return names.isEmpty() ? "it has none" : "there are " + String.join(", ", names);
        }
    }

    private static Set<String> names(ResourceInfo resource) {
        return Stream.of(resource.getResourceMethod().getParameters())
                .flatMap(KnownParameters::elements)
                .map(element -> element.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<? extends AnnotatedElement> elements(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.of(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
    }
}
