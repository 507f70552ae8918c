package dev.gatehouse.destination;

import dev.gatehouse.endpoint.EndpointVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;

/** Reads all destinations from the database. */
@ApplicationScoped
class DestinationReading {

    private static final System.Logger LOG = System.getLogger(DestinationReading.class.getName());

    /**
     * All destinations elsewhere at one version of the configuration.
     *
     * @param documents with their secrets
     */
    record Read(long version, Map<EndpointVersion, DestinationDocument> documents) {}

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DestinationFile file;

    @Transactional
    long version() {
        return ((Number) entityManager
                        .createNativeQuery("select version from configuration")
                        .getSingleResult())
                .longValue();
    }

    /** The version is read first: a change in between is read twice rather than missed. */
    @Transactional
    Read read() {
        long version = version();
        var documents = new HashMap<EndpointVersion, DestinationDocument>();
        entityManager
                .createQuery("select d from DestinationRow d where d.kind <> 'handler'", DestinationRow.class)
                .getResultStream()
                .forEach(row -> add(row, documents));
        return new Read(version, documents);
    }

    /** One that can't be used must not take the others with it; what is for it waits. */
    private void add(DestinationRow row, Map<EndpointVersion, DestinationDocument> documents) {
        try {
            documents.put(row.version(), file.document(row));
        } catch (RuntimeException unusable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "event=destination_unusable destination={0} next=its_deliveries_wait error=\"{1}\"",
                    row.name(),
                    unusable.getMessage());
        }
    }
}
