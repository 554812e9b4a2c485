package org.vitalflow.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.vitalflow.platform.Fault;

@Component
class EventRules {
  List<Fault> faults(String type, ObjectNode body, boolean notification) {
    throw new UnsupportedOperationException();
  }
}
