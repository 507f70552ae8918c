package dev.gatehouse.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.endpoint.Configuration;
import dev.gatehouse.endpoint.EndpointVersion;
import dev.gatehouse.endpoint.Findings;
import dev.gatehouse.endpoint.MergePatch;
import dev.gatehouse.outbound.OutboundAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes, changes and removes destinations, each in one transaction. */
@ApplicationScoped
class DestinationWriting {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private DestinationRows rows;

    @Inject
    private Configuration configuration;

    @Inject
    private DestinationFile file;

    @Inject
    private OutboundAddresses addresses;

    @Inject
    private Clock clock;

    @Transactional
    DestinationView create(DestinationDocument document) {
        check(document);
        long project = configuration.project(document.project());
        if (rows.find(document.name()).isPresent()) {
            throw new RegisteredDestinations.NameTaken(document.name());
        }
        var row = new DestinationRow(document.name(), clock.instant());
        write(row, project, document);
        rows.add(row);
        return view(row);
    }

    @Transactional
    List<DestinationView> list(long beforeId, int limit) {
        return rows.before(beforeId, limit).stream().map(this::view).toList();
    }

    @Transactional
    Optional<DestinationView> find(String name) {
        return rows.find(name).map(this::view);
    }

    @Transactional
    Optional<DestinationView> patch(String name, JsonNode patch, Optional<EndpointVersion> expected)
            throws JsonProcessingException {
        var found = rows.find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.get();
        require(expected, row);
        requireOwn(row);
        var document = patched(row, patch).withDefaults();
        check(document);
        write(row, configuration.project(document.project()), document);
        configuration.announceChange();
        return Optional.of(view(row));
    }

    @Transactional
    boolean delete(String name, Optional<EndpointVersion> expected) {
        var row = rows.find(name);
        row.ifPresent(destination -> {
            require(expected, destination);
            requireOwn(destination);
            rows.remove(destination);
        });
        return row.isPresent();
    }

    private void check(DestinationDocument document) {
        var findings = new Findings();
        DestinationRules.check(document, findings);
        checkAddress("url", document.url(), findings);
        if (document.auth() != null) {
            checkAddress("auth.tokenUrl", document.auth().tokenUrl(), findings);
        }
        findings.throwIfAny();
    }

    private void checkAddress(String field, String url, Findings findings) {
        if (DestinationRules.isUrl(url)) {
            findings.check(field, () -> addresses.unlessForbidden(URI.create(url)));
        }
    }

    private void write(DestinationRow row, long project, DestinationDocument document) {
        var written = file.write(document);
        row.write(project, document.kind(), written.definition(), written.secrets(), clock.instant());
    }

    private DestinationDocument patched(DestinationRow row, JsonNode patch) throws JsonProcessingException {
        var findings = new Findings();
        findings.require(patch.isObject(), "", "a patch is a JSON object");
        for (var fixed : List.of("name", "kind")) {
            var now = "name".equals(fixed) ? row.name() : row.kind();
            findings.require(
                    !patch.has(fixed) || now.equals(patch.get(fixed).asText()),
                    fixed,
                    "can't be changed; make another destination and lead the subscriptions there");
        }
        findings.throwIfAny();
        var document = file.read(row);
        if (patch.at("/auth/type").isTextual() && !patch.at("/auth/type").equals(document.at("/auth/type"))) {
            document.remove("auth");
        }
        return JSON.treeToValue(MergePatch.merge(document, (ObjectNode) patch), DestinationDocument.class);
    }

    private static void require(Optional<EndpointVersion> expected, DestinationRow row) {
        if (expected.isPresent() && !expected.get().equals(row.version())) {
            throw new RegisteredDestinations.VersionMismatch();
        }
    }

    private static void requireOwn(DestinationRow row) {
        if (row.isBuiltIn()) {
            throw new RegisteredDestinations.BuiltIn(row.name());
        }
    }

    private DestinationView view(DestinationRow row) {
        var document = row.isBuiltIn()
                ? DestinationDocument.builtIn(row.name(), rows.project(row.projectId()))
                : file.shown(row);
        return new DestinationView(document, file.secrets(row), row.createdAt(), row.updatedAt(), row.version());
    }
}
