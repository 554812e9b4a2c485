package org.vitalflow.simulator;

import java.util.function.BiConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The simulator's own controls for what MOSIP's staff do to a RID that is not processed. */
@RestController
@RequestMapping("/simulator/packets/{rid}")
class StaffController {
  private final Store store;
  private final Outcomes outcomes;

  StaffController(Store store, Outcomes outcomes) {
    this.store = store;
    this.outcomes = outcomes;
  }

  /** They let a birth through by hand, whatever stood against it: a refused RID comes alive. */
  @PostMapping("/approval")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(@PathVariable String rid) {
    change(
        rid,
        (change, flow) -> {
          if (!flow.process().equals("CRVS_NEW")) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
          }
          change.remove(store.pending, rid);
          outcomes.approved(change, flow);
        });
  }

  /** They restore a backup that is older than the trigger; the packet lies elsewhere and stays. */
  @DeleteMapping("/workflow")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lose(@PathVariable String rid) {
    change(
        rid,
        (change, flow) -> {
          change.remove(store.pending, rid);
          change.remove(store.workflows, rid);
        });
  }

  private void change(String rid, BiConsumer<Store.Change, Workflow> work) {
    store.update(
        change -> {
          Workflow flow =
              store
                  .workflows
                  .find(rid)
                  .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
          if ("PROCESSED".equals(flow.outcome())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
          }
          work.accept(change, flow);
        });
  }
}
