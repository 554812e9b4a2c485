package org.vitalflow.process;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.vitalflow.platform.StaffRole;

/**
 * What Cockpit shows: to the analyst where cases are and were, without variables and tasks; the
 * administrator may besides set a stuck case going or end it.
 */
class AnalystAccess {
  private static final Permission[] READS = {
    ProcessDefinitionPermissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.READ_HISTORY
  };
  private static final Permission[] READS_AND_WRITES = {
    ProcessDefinitionPermissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.READ_HISTORY,
    ProcessDefinitionPermissions.RETRY_JOB,
    ProcessDefinitionPermissions.SUSPEND,
    ProcessDefinitionPermissions.SUSPEND_INSTANCE,
    ProcessDefinitionPermissions.UPDATE_INSTANCE,
    ProcessDefinitionPermissions.DELETE_INSTANCE
  };

  private final AuthorizationService authorizations;

  AnalystAccess(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /** Grants what is missing; several nodes may do so at once. */
  void grant() {
    grant(StaffRole.ANALYST, Resources.PROCESS_DEFINITION, READS);
    grant(StaffRole.ADMIN, Resources.PROCESS_DEFINITION, READS_AND_WRITES);
    for (StaffRole role : new StaffRole[] {StaffRole.ANALYST, StaffRole.ADMIN}) {
      grant(role, Resources.DECISION_DEFINITION, Permissions.READ, Permissions.READ_HISTORY);
    }
  }

  private void grant(StaffRole role, Resource resource, Permission... permissions) {
    if (granted(role, resource)) {
      return;
    }
    Authorization access = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    access.setGroupId(role.group());
    access.setResource(resource);
    access.setResourceId(Authorization.ANY);
    for (Permission permission : permissions) {
      access.addPermission(permission);
    }
    try {
      authorizations.saveAuthorization(access);
    } catch (ProcessEngineException e) {
      if (!granted(role, resource)) {
        throw e;
      }
    }
  }

  private boolean granted(StaffRole role, Resource resource) {
    return authorizations
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(role.group())
            .resourceType(resource)
            .resourceId(Authorization.ANY)
            .count()
        > 0;
  }
}
