package org.vitalflow.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What MOSIP says of one of the three parts of a packet. */
record PacketInfo(
    @Nullable String id,
    String packetName,
    @Nullable String source,
    @Nullable String process,
    @Nullable String refId,
    @Nullable String schemaVersion,
    String signature,
    String encryptedHash,
    String providerName,
    String providerVersion,
    String creationDate) {

  static List<PacketInfo> of(String rid, PacketRequest.Packet packet) {
    return Stream.of("evidence", "optional", "id")
        .map(part -> part(rid + "_" + part, packet))
        .toList();
  }

  private static PacketInfo part(String name, PacketRequest.Packet packet) {
    String hash = hash(name);
    return new PacketInfo(
        packet.id(),
        name,
        packet.source(),
        packet.process(),
        packet.refId(),
        packet.schemaVersion(),
        hash,
        hash,
        "PacketWriterImpl",
        "v1.0",
        Envelope.time(Instant.now()));
  }

  /** No part is really packed, so its hash is one of its name. */
  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this JDK", e);
    }
  }
}
