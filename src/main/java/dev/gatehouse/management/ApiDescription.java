package dev.gatehouse.management;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the OpenAPI document what holds for all operations and would else have to be said at each: the token, the
 * idempotency key, and the ways to say no. Named in {@code META-INF/microprofile-config.properties}.
 */
public class ApiDescription implements OASFilter {

    private static final String MANAGEMENT = "/api/v1/";

    /** Schemas that {@link ManagementApplication} describes with annotations: versions 3 and 4 of this API build types in ways that exclude each other. */
    static final String PROBLEM = "Problem";

    static final String KEY = "IdempotencyKey";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String DOOR = "/webhooks/";
    private static final List<Integer> DOOR_REFUSALS = List.of(400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setPaths(rightPaths(api.getPaths()));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(path, method, operation)));
    }

    /** WildFly takes all resources for those of one application, and puts its path before each. */
    private static Paths rightPaths(Paths found) {
        var right = OASFactory.createPaths();
        found.getPathItems().forEach((path, item) -> right.addPathItem(rightPath(path, item), item));
        return right;
    }

    private static String rightPath(String path, PathItem item) {
        if (has(item, "ready")) {
            return "/ready";
        }
        return (has(item, "receiveWebhook") ? "/webhooks" : "/api/v1")
                + path.replaceFirst("^(/webhooks|/api/v1|/ready)(?=/)", "");
    }

    private static boolean has(PathItem item, String operationId) {
        return item.getOperations().values().stream().anyMatch(one -> operationId.equals(one.getOperationId()));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        operation.getResponses().removeAPIResponse("default");
        if (path.startsWith(DOOR)) {
            DOOR_REFUSALS.forEach(status -> refusal(operation, status));
        } else if (path.startsWith(MANAGEMENT)) {
            describeManagement(path, method, operation);
        } else {
            refusal(operation, 503);
        }
    }

    private static void describeManagement(String path, HttpMethod method, Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("token"));
        if (!READS.contains(method)) {
            operation.addParameter(idempotencyKey());
        }
        refusals(path, method, operation).forEach(status -> refusal(operation, status));
    }

    private static Set<Integer> refusals(String path, HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(Set.of(400, 401, 500));
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (!READS.contains(method)) {
            statuses.addAll(Set.of(409, 413, 422));
        }
        if (operation.getRequestBody() != null) {
            statuses.add(415);
        }
        if (has(operation, "If-Match")) {
            statuses.add(412);
        }
        return statuses;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> parameter.equals(one.getName()));
    }

    private static void refusal(Operation operation, int status) {
        operation.getResponses().addAPIResponse(Integer.toString(status), refusal());
    }

    private static APIResponse refusal() {
        var schema = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createAPIResponse()
                .description("A problem; its reason says which")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType().schema(schema)));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IdempotencyKeys.HEADER)
                .in(Parameter.In.HEADER)
                .description("The same request again under the same key gets its first answer again, for 24 hours")
                .schema(OASFactory.createSchema().ref(KEY));
    }
}
