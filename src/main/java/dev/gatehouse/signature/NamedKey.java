package dev.gatehouse.signature;

/**
 * A secret that fits a rule.
 *
 * @param secretId id of the secret; null when the rule needs none
 * @param key the key made of it; null when keys come from elsewhere
 * @param bytes the secret's own bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record NamedKey(String secretId, Key key, byte[] bytes) {}
