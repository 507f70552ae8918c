package dev.gatehouse.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The transactions behind {@link Endpoints}. */
@ApplicationScoped
class EndpointWriting {

    @Inject
    private EndpointRows rows;

    @Inject
    private Configuration configuration;

    @Inject
    private EndpointSecrets secrets;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private Clock clock;

    @Transactional
    EndpointView create(EndpointDocument document) {
        var given = document.secrets() == null ? List.<String>of() : document.secrets();
        var named = given.stream().map(secrets::named).toList();
        compiler.compile(document, named);
        long project = configuration.project(document.project());
        if (rows.find(document.slug()).isPresent()) {
            throw new Endpoints.SlugTaken(document.slug());
        }
        var row = new EndpointRow(project, clock.instant());
        row.write(document.slug(), document.state(), compiler.write(document), clock.instant());
        rows.add(row, project);
        named.forEach(secret -> secrets.store(row.id(), secret));
        return view(row);
    }

    @Transactional
    List<EndpointView> list(long beforeId, int limit) {
        return rows.before(beforeId, limit).stream().map(this::view).toList();
    }

    @Transactional
    Optional<EndpointView> find(String slug) {
        return rows.find(slug).map(this::view);
    }

    @Transactional
    Optional<EndpointView> patch(String slug, JsonNode patch, Optional<EndpointVersion> expected) {
        return rows.find(slug).map(row -> {
            require(expected, row);
            write(row, patched(row, patch));
            return view(row);
        });
    }

    @Transactional
    boolean delete(String slug, Optional<EndpointVersion> expected) {
        var row = rows.find(slug);
        row.ifPresent(endpoint -> {
            require(expected, endpoint);
            endpoint.delete(clock.instant());
            configuration.announceChange();
        });
        return row.isPresent();
    }

    private static void require(Optional<EndpointVersion> expected, EndpointRow row) {
        if (expected.isPresent() && !expected.get().equals(row.version())) {
            throw new Endpoints.VersionMismatch();
        }
    }

    private void write(EndpointRow row, EndpointDocument document) {
        compiler.compile(document, secrets.live(row.id()));
        configuration.project(document.project());
        row.write(row.slug(), document.state(), compiler.write(document), clock.instant());
        configuration.announceChange();
    }

    private EndpointDocument patched(EndpointRow row, JsonNode patch) {
        var findings = new Findings();
        findings.require(patch.isObject(), "", "a patch is a JSON object");
        findings.require(!patch.has("secrets"), "secrets", "are changed at /endpoints/" + row.slug() + "/secrets");
        findings.require(
                !patch.has("slug") || row.slug().equals(patch.get("slug").asText()),
                "slug",
                "can't be changed, because providers call it; make another endpoint");
        findings.throwIfAny();
        return EndpointDefaults.fill(
                MergePatch.apply(compiler.read(row.definition()), (ObjectNode) patch, EndpointDocument.class));
    }

    private EndpointView view(EndpointRow row) {
        var document = compiler.read(row.definition());
        var warnings = Boolean.TRUE.equals(document.acceptUnsigned())
                ? List.of("this endpoint verifies nothing: whoever knows its URL may send")
                : List.<String>of();
        return new EndpointView(document, row.createdAt(), row.updatedAt(), row.version(), warnings);
    }
}
