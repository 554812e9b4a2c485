package org.vitalflow.certificate;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.vitalflow.process.CertificateIssue;
import org.vitalflow.process.EventProcess;

@Component
class IssueCertificateDelegate implements JavaDelegate {
  private final Certificates certificates;

  IssueCertificateDelegate(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      certificates.issue(UUID.fromString(EventProcess.EVENT_ID.get(execution)));
    } catch (NameNotPrintable notPrintable) {
      throw new BpmnError(CertificateIssue.Errors.NAME_NOT_PRINTABLE);
    }
  }
}
