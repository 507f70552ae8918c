package dev.gatehouse.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.destination.DestinationRow.Sealed;
import dev.gatehouse.endpoint.SecretSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** A destination's document as it lies in the database: in the open what may be seen, sealed what may not. */
@ApplicationScoped
class DestinationFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is written to a row. */
    record Written(String definition, Optional<Sealed> secrets) {}

    @Inject
    private SecretSeal seal;

    Written write(DestinationDocument document) {
        ObjectNode tree = JSON.valueToTree(document);
        var secrets = DestinationSecrets.takeOut(tree);
        return new Written(tree.toString(), secrets.isEmpty() ? Optional.empty() : Optional.of(closed(secrets)));
    }

    /** The whole of it, secrets included; what leaves this application is {@link #shown}. */
    ObjectNode read(DestinationRow row) {
        var tree = tree(row);
        return row.secrets()
                .map(kept -> DestinationSecrets.putBack(tree, open(kept)))
                .orElse(tree);
    }

    /** As {@link #read}. */
    DestinationDocument document(DestinationRow row) {
        return document(read(row));
    }

    /** Without secrets. */
    DestinationDocument shown(DestinationRow row) {
        return document(tree(row));
    }

    /** What may be seen of the secrets. */
    List<DestinationSecrets.View> secrets(DestinationRow row) {
        return row.secrets().map(this::open).map(DestinationSecrets::views).orElse(List.of());
    }

    private Sealed closed(ObjectNode secrets) {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        return new Sealed(id, seal.seal(id, secrets.toString()));
    }

    private String open(Sealed kept) {
        return seal.open(kept.id(), kept.bytes());
    }

    private static ObjectNode tree(DestinationRow row) {
        try {
            return (ObjectNode) JSON.readTree(row.definition());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored destination is not what was written", broken);
        }
    }

    private static DestinationDocument document(ObjectNode tree) {
        try {
            return JSON.treeToValue(tree, DestinationDocument.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored destination is not what was written", broken);
        }
    }
}
