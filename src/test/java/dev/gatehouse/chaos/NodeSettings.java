package dev.gatehouse.chaos;

import dev.gatehouse.run.EmbeddedDatabase;
import java.util.HashMap;
import java.util.Map;

/** What a node of these tests finds in its environment. */
final class NodeSettings {

    static final String TOKEN = "chaos";

    private NodeSettings() {}

    /** Those of every node, and more. */
    static Map<String, String> of(EmbeddedDatabase database, Map<String, String> more) {
        var settings = new HashMap<>(database.environment());
        settings.put("GATEHOUSE_ADMIN_TOKEN", TOKEN);
        settings.put("GATEHOUSE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("GATEHOUSE_EXAMPLES", "true");
        settings.putAll(more);
        return settings;
    }
}
