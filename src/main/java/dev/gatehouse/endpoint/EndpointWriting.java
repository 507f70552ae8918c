package dev.gatehouse.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.problem.Problem.FieldError;
import dev.gatehouse.signature.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The transactions behind {@link Endpoints}. */
@ApplicationScoped
class EndpointWriting {

    private static final String SUBSCRIBE_HANDLERS = """
            insert into subscription (endpoint_id, destination_id)
            select :endpoint, id from destination where name = 'handlers' and project_id = :project
            """;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private EndpointCompiler compiler;

    @Inject
    private SecretSeal seal;

    @Inject
    private Event<EndpointResumed> resumed;

    @Inject
    private Clock clock;

    @Transactional
    EndpointView create(EndpointDocument document) {
        var secrets = secrets(document);
        compiler.compile(document, secrets);
        long project = project(document.project());
        if (row(document.slug()).isPresent()) {
            throw new Endpoints.SlugTaken(document.slug());
        }
        var row = new EndpointRow(project, clock.instant());
        row.write(document.slug(), document.state(), compiler.write(document), clock.instant());
        entityManager.persist(row);
        secrets.forEach(secret -> persist(row, secret));
        subscribeHandlers(row.id(), project);
        announceChange();
        return view(row);
    }

    @Transactional
    List<EndpointView> list() {
        return entityManager
                .createQuery("select e from EndpointRow e where e.deletedAt is null order by e.slug", EndpointRow.class)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    @Transactional
    Optional<EndpointView> find(String slug) {
        return row(slug).map(this::view);
    }

    @Transactional
    Optional<EndpointView> patch(String slug, JsonNode patch, Optional<Long> expectedVersion) {
        return row(slug).map(row -> {
            if (expectedVersion.isPresent() && expectedVersion.get() != row.version()) {
                throw new Endpoints.VersionMismatch();
            }
            write(row, patched(row, patch));
            return view(row);
        });
    }

    @Transactional
    boolean delete(String slug) {
        var row = row(slug);
        row.ifPresent(endpoint -> endpoint.delete(clock.instant()));
        announceChange();
        return row.isPresent();
    }

    private void write(EndpointRow row, EndpointDocument document) {
        compiler.compile(document, storedSecrets(row));
        boolean resumes = row.state() == EndpointState.PAUSED && document.state() == EndpointState.ACTIVE;
        row.write(row.slug(), document.state(), compiler.write(document), clock.instant());
        entityManager.flush();
        announceChange();
        if (resumes) {
            resumed.fire(new EndpointResumed(row.id()));
        }
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
        return MergePatch.apply(compiler.read(row.definition()), (ObjectNode) patch);
    }

    private static List<Secret> secrets(EndpointDocument document) {
        var given = document.secrets() == null ? List.<String>of() : document.secrets();
        var secrets = new ArrayList<Secret>();
        given.forEach(text ->
                secrets.add(new Secret(UuidCreator.getTimeOrderedEpochPlus1().toString(), String.valueOf(text))));
        return secrets;
    }

    private List<Secret> storedSecrets(EndpointRow row) {
        return entityManager
                .createQuery("select s from SecretRow s where s.endpointId = :endpoint", SecretRow.class)
                .setParameter("endpoint", row.id())
                .getResultStream()
                .map(secret -> new Secret(secret.id().toString(), seal.open(secret.id(), secret.sealed())))
                .toList();
    }

    private void persist(EndpointRow row, Secret secret) {
        var id = UUID.fromString(secret.id());
        entityManager.persist(
                new SecretRow(id, row.id(), seal.seal(id, secret.text()), secret.fingerprint(), clock.instant()));
    }

    private long project(String name) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery("select id from project where name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidDocument(
                        List.of(new FieldError("project", "there is no project " + name + "; there is default"))));
    }

    private void subscribeHandlers(long endpoint, long project) {
        entityManager
                .createNativeQuery(SUBSCRIBE_HANDLERS)
                .setParameter("endpoint", endpoint)
                .setParameter("project", project)
                .executeUpdate();
    }

    private void announceChange() {
        entityManager
                .createNativeQuery("update configuration set version = version + 1")
                .executeUpdate();
    }

    private Optional<EndpointRow> row(String slug) {
        return entityManager
                .createQuery(
                        "select e from EndpointRow e where e.slug = :slug and e.deletedAt is null", EndpointRow.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    private EndpointView view(EndpointRow row) {
        var document = compiler.read(row.definition());
        var warnings = Boolean.TRUE.equals(document.acceptUnsigned())
                ? List.of("this endpoint verifies nothing: whoever knows its URL may send")
                : List.<String>of();
        return new EndpointView(document, row.createdAt(), row.updatedAt(), row.version(), warnings);
    }
}
