package org.vitalflow.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.vitalflow.mosip.CredentialRequests;
import org.vitalflow.mosip.ExternalStatus;
import org.vitalflow.mosip.MosipRefused;
import org.vitalflow.mosip.MosipUnavailable;
import org.vitalflow.mosip.StatusService;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.NotNow;

/**
 * Asks MOSIP for what it did not say by itself, gently: one batch at a time, on one node, and not
 * on where MOSIP fails.
 */
@Component
class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final Watch watch;
  private final StatusService statuses;
  private final CredentialRequests credentials;
  private final Asking asking;
  private final Packets packets;
  private final Country country;

  Reconciler(
      Watch watch,
      StatusService statuses,
      CredentialRequests credentials,
      Asking asking,
      Packets packets,
      Country country) {
    this.watch = watch;
    this.statuses = statuses;
    this.credentials = credentials;
    this.asking = asking;
    this.packets = packets;
    this.country = country;
  }

  @Scheduled(fixedDelayString = "PT10S")
  void sweep() {
    if (statuses.isGranted()) {
      askForStatus();
    }
    String birth = country.mosip().processes().get("birth");
    if (credentials.areGranted() && birth != null) {
      askForCredentials(birth);
    }
  }

  private void askForStatus() {
    List<String> silent = watch.claim();
    if (silent.isEmpty()) {
      return;
    }
    try {
      Map<String, ExternalStatus> said = statuses.of(silent);
      watch.said(said);
      said.forEach(this::fold);
    } catch (MosipRefused | MosipUnavailable | NotNow away) {
      watch.release(silent);
      LOG.info("MOSIP was not asked about {} RIDs: {}", silent.size(), away.getMessage());
    }
  }

  /** What cannot be taken in now is asked for again; it must not keep the others waiting. */
  private void fold(String rid, ExternalStatus status) {
    try {
      asking.heard(rid, status).ifPresent(heard -> packets.said(rid, heard, List.of()));
    } catch (RuntimeException later) {
      LOG.warn("What MOSIP says of RID {} is not taken in: {}", rid, later.getClass().getName());
    }
  }

  private void askForCredentials(String birth) {
    List<String> left = new ArrayList<>(watch.claimCredentials(birth));
    try {
      while (!left.isEmpty()) {
        credentials.request(left.get(0));
        packets.credentialRequested(left.remove(0));
      }
    } catch (MosipRefused | MosipUnavailable | NotNow away) {
      watch.releaseCredentials(left);
      LOG.info("{} credentials were not asked for: {}", left.size(), away.getMessage());
    }
  }
}
