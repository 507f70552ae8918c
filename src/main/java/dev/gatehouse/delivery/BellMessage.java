package dev.gatehouse.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What a bell says: the deliveries' ids, 16 bytes each. */
final class BellMessage {

    private static final int ID_BYTES = 16;

    private BellMessage() {}

    static byte[] encode(Collection<UUID> ids) {
        var bytes = ByteBuffer.allocate(ids.size() * ID_BYTES);
        ids.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return bytes.array();
    }

    /** Whatever else a message may hold is passed over: a newer version of the product may say more. */
    static List<UUID> decode(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var ids = new ArrayList<UUID>();
        while (buffer.remaining() >= ID_BYTES) {
            ids.add(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return ids;
    }
}
