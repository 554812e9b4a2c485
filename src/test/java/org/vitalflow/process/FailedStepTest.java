package org.vitalflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vitalflow.process.FailedStep.Cause;

class FailedStepTest {
  @Test
  void theCauseIsToldByTheKindsOfTheExceptionsAndNotByWhatTheySay() {
    assertThat(
            Cause.of(
                """
                org.camunda.bpm.engine.ProcessEngineException: x
                \tat org.postgresql.util.PSQLException.nothing(A.java:1)
                Caused by: org.vitalflow.mosip.MosipMisconfigured: createPacket: 401
                \t... 20 more
                """))
        .isEqualTo(Cause.MOSIP_MISCONFIGURED);
    assertThat(Cause.of("org.vitalflow.mosip.MosipUnavailable: org.vitalflow.platform.NotNow"))
        .isEqualTo(Cause.MOSIP_UNAVAILABLE);
    assertThat(Cause.of("org.vitalflow.platform.NotNow: busy")).isEqualTo(Cause.NOT_NOW);
    assertThat(Cause.of("org.springframework.dao.DataAccessResourceFailureException: x"))
        .isEqualTo(Cause.DATABASE);
    assertThat(Cause.of("java.lang.RuntimeException: x\nCaused by: java.sql.SQLException: y"))
        .isEqualTo(Cause.DATABASE);
    assertThat(Cause.of("java.lang.NullPointerException: x")).isEqualTo(Cause.UNEXPECTED);
    assertThat(Cause.of("")).isEqualTo(Cause.UNEXPECTED);
  }
}
