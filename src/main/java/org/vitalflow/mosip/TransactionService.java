package org.vitalflow.mosip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** MOSIP's transaction history, where its operator grants it. */
@Component
public class TransactionService {
  private static final String UNKNOWN_RID = "RPR-RTS-001";
  private static final Pattern WORD = Pattern.compile("[A-Z0-9_-]{1,64}");

  private final TransactionClient client;
  private final Calls calls;
  private final MosipSettings settings;

  TransactionService(TransactionClient client, Calls calls, MosipSettings settings) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
  }

  /** Whether there is a history to ask for ({@code MOSIP_TRANSACTION_URL}). */
  public boolean isGranted() {
    return !settings.transactionUrl().isEmpty();
  }

  /**
   * The steps of MOSIP's work on a RID, oldest first; none where MOSIP does not know the RID. Empty
   * where no history is granted, which must not be taken for "nothing happened".
   */
  public Optional<List<Transaction>> history(String rid) throws MosipRefused {
    if (!isGranted()) {
      return Optional.empty();
    }
    Rids.check(rid);
    MosipAnswer answer =
        calls.call(
            Api.TRANSACTION,
            "",
            cookie -> client.search(cookie, rid),
            told -> told.response().isArray() || told.errorCodes().contains(UNKNOWN_RID));
    return Optional.of(
        StreamSupport.stream(answer.response().spliterator(), false)
            .sorted(Comparator.comparing(step -> step.path("createdDateTimes").asText("")))
            .map(TransactionService::read)
            .toList());
  }

  private static Transaction read(JsonNode step) {
    return new Transaction(
        word(step, "transactionTypeCode"), word(step, "statusCode"), word(step, "subStatusCode"));
  }

  private static String word(JsonNode step, String member) {
    String word = step.path(member).asText("");
    return WORD.matcher(word).matches() ? word : "";
  }
}
