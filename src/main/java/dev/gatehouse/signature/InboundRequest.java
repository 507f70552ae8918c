package dev.gatehouse.signature;

/**
 * A request as it came over the wire.
 *
 * @param method HTTP method
 * @param url as the provider called it, query included
 * @param headers its header lines
 * @param body its bytes, undecoded; handed on without a copy, so nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record InboundRequest(String method, String url, Headers headers, byte[] body) {}
