package dev.gatehouse.rejection;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.gatehouse.inbox.HeaderText;
import dev.gatehouse.signature.Headers;
import dev.gatehouse.signature.InboundRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A request that was refused. */
@Entity
@Immutable
@Table(name = "rejection")
public class Rejection {

    @Id
    private UUID id;

    @Column(name = "endpoint_id")
    private long endpointId;

    @Column(name = "received_at")
    private Instant receivedAt;

    private String reason;
    private String detail;
    private String method;
    private String url;

    @Column(name = "source_address")
    private String sourceAddress;

    private String headers;
    private byte[] body;

    protected Rejection() {}

    /** A refusal by this endpoint, now. */
    public Rejection(long endpointId, Instant receivedAt, Cause cause, Snapshot snapshot) {
        this.id = UuidCreator.getTimeOrderedEpochPlus1();
        this.endpointId = endpointId;
        this.receivedAt = receivedAt;
        this.reason = cause.reason();
        this.detail = cause.detail();
        this.method = snapshot.method();
        this.url = snapshot.url();
        this.sourceAddress = snapshot.sourceAddress();
        this.headers = snapshot.headers();
        this.body = snapshot.body();
    }

    /**
     * Why.
     *
     * @param reason the stable word the sender got
     * @param detail what the operator may know and the sender may not; never a secret
     */
    public record Cause(String reason, String detail) {}

    /**
     * What was refused.
     *
     * @param method HTTP method
     * @param url as the provider called it
     * @param sourceAddress where it came from
     * @param headers as the inbox keeps headers
     * @param body null when it was refused before the body was read
     */
    public record Snapshot(String method, String url, String sourceAddress, String headers, byte[] body) {}

    /** The request as it came, as far as it was kept. */
    public InboundRequest request() {
        var lines = HeaderText.read(headers).stream()
                .map(line -> Map.entry(line.get(0), line.get(1)))
                .toList();
        return new InboundRequest(method, url, Headers.ofLines(lines), body == null ? new byte[0] : body);
    }

    /** About how many bytes it holds. */
    int size() {
        return headers.length() + url.length() + (body == null ? 0 : body.length);
    }

    /** Its id, a UUIDv7. */
    public UUID id() {
        return id;
    }

    /** Database id of the endpoint that refused it. */
    public long endpointId() {
        return endpointId;
    }

    /** When. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Why. */
    public Cause cause() {
        return new Cause(reason, detail);
    }

    /** What. */
    public Snapshot snapshot() {
        return new Snapshot(method, url, sourceAddress, headers, body);
    }
}
