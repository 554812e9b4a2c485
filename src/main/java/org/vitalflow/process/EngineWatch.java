package org.vitalflow.process;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands still in the engine, asked of its tables at once: its own queries would ask for each
 * case.
 */
@Component
public class EngineWatch {
  private static final String CASE =
      """
      join act_ru_variable v on v.proc_inst_id_ = %1$s and v.execution_id_ = %1$s and v.name_ = 'eventId'
      join event e on e.id = cast(v.text_ as uuid) and (cast(:office as text) is null or e.office = :office)
      """;
  private static final String FAILED =
      """
      select j.id_, j.process_instance_id_, d.act_id_, e.id as event_id, r.text_ as rid, b.bytes_,
        coalesce((select min(incident_timestamp_) from act_ru_incident i where i.configuration_ = j.id_), j.create_time_) as since
      from act_ru_job j
      """
          + CASE.formatted("j.process_instance_id_")
          + """
          left join act_ru_variable r on r.proc_inst_id_ = j.process_instance_id_
            and r.execution_id_ = j.process_instance_id_ and r.name_ = 'rid'
          left join act_ru_jobdef d on d.id_ = j.job_def_id_
          left join act_ge_bytearray b on b.id_ = j.exception_stack_id_
          where j.retries_ = 0
          """;

  private final JdbcClient jdbc;
  private final ManagementService management;
  private final InstantSource clock;

  EngineWatch(JdbcClient jdbc, ManagementService management, InstantSource clock) {
    this.jdbc = jdbc;
    this.management = management;
    this.clock = clock;
  }

  /** The open tasks that are past their due date, of all processes; the earliest due first. */
  public List<WorkItem> overdue(Optional<String> office, int most) {
    return jdbc.sql(
            """
            select t.id_, t.task_def_key_, t.name_, t.assignee_, t.create_time_, t.due_date_, e.id as event_id,
              (select min(group_id_) from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate') as role
            from act_ru_task t
            """
                + CASE.formatted("t.proc_inst_id_")
                + " where t.due_date_ < :now order by t.due_date_ limit :most")
        .param("office", office.orElse(null))
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .query(EngineWatch::task)
        .list();
  }

  /** The steps whose attempts are used up; the oldest first. */
  public List<FailedStep> failed(Optional<String> office, int most) {
    return jdbc.sql(FAILED + " order by since limit :most")
        .param("office", office.orElse(null))
        .param("most", most)
        .query(EngineWatch::step)
        .list();
  }

  /** The same, of one job; empty where it has gone on meanwhile. */
  public Optional<FailedStep> failed(String jobId) {
    return jdbc.sql(FAILED + " and j.id_ = :job")
        .param("office", null)
        .param("job", jobId)
        .query(EngineWatch::step)
        .optional();
  }

  /** The engine's id of the process under this business key (an event's id or a RID), if one runs. */
  public Optional<String> instance(String businessKey) {
    return jdbc.sql(
            "select min(proc_inst_id_) from act_ru_execution where business_key_ = ? having count(*) > 0")
        .param(businessKey)
        .query(String.class)
        .optional();
  }

  /** Has the step tried once more. */
  public void retry(FailedStep step) {
    management.setJobRetries(step.jobId(), 1);
  }

  /**
   * The cases that no person, job or message would ever move on, and those that somebody stopped:
   * there should be none of the first.
   */
  public List<Standstill> standstills(Optional<String> office, int most) {
    // subscriptions and timers of event sub-processes are at the start event, and no wait of the
    // case itself
    return jdbc.sql(
            """
            select x.proc_inst_id_, x.act_id_, e.id as event_id, x.suspension_state_ = 2 as suspended, e.updated_at as since
            from act_ru_execution x
            """
                + CASE.formatted("x.proc_inst_id_")
                + """
                where x.suspension_state_ = 2 and x.parent_id_ is null
                  or x.suspension_state_ = 1 and x.is_active_
                    and not exists (select 1 from act_ru_execution c where c.parent_id_ = x.id_ or c.super_exec_ = x.id_)
                    and not exists (select 1 from act_ru_task t where t.execution_id_ = x.id_)
                    and not exists (select 1 from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_
                      where j.execution_id_ = x.id_ and coalesce(d.act_id_, '') not like 'StartEvent%')
                    and not exists (select 1 from act_ru_event_subscr s
                      where s.execution_id_ = x.id_ and s.activity_id_ not like 'StartEvent%')
                union all
                select null, '', e.id, false, e.updated_at from event e
                where e.status not in ('COMPLETED', 'REFUSED', 'DUPLICATE', 'CANCELLED')
                  and (cast(:office as text) is null or e.office = :office)
                  and not exists (select 1 from act_ru_execution x where x.business_key_ = cast(e.id as text))
                order by since limit :most
                """)
        .param("office", office.orElse(null))
        .param("most", most)
        .query(EngineWatch::standstill)
        .list();
  }

  private static WorkItem task(ResultSet row, int number) throws SQLException {
    String group = Optional.ofNullable(row.getString("role")).orElse("");
    int dot = group.indexOf('.');
    return new WorkItem(
        row.getString("id_"),
        row.getObject("event_id", UUID.class),
        row.getString("task_def_key_"),
        row.getString("name_"),
        dot < 0 ? group : group.substring(0, dot),
        dot < 0 ? "" : group.substring(dot + 1),
        row.getString("assignee_"),
        row.getTimestamp("create_time_").toInstant(),
        instant(row.getTimestamp("due_date_")));
  }

  private static FailedStep step(ResultSet row, int number) throws SQLException {
    byte[] trace = row.getBytes("bytes_");
    return new FailedStep(
        row.getString("id_"),
        row.getString("process_instance_id_"),
        row.getObject("event_id", UUID.class),
        Optional.ofNullable(row.getString("act_id_")).orElse(""),
        FailedStep.Cause.of(trace == null ? "" : new String(trace, StandardCharsets.UTF_8)),
        row.getString("rid"),
        row.getTimestamp("since").toInstant());
  }

  private static Standstill standstill(ResultSet row, int number) throws SQLException {
    return new Standstill(
        row.getObject("event_id", UUID.class),
        row.getString("proc_inst_id_"),
        Optional.ofNullable(row.getString("act_id_")).orElse(""),
        row.getBoolean("suspended"),
        row.getTimestamp("since").toInstant());
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
