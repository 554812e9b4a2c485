package org.vitalflow.process;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.vitalflow.platform.StaffRole;

/** Which web app opens for which role; nothing more is granted here. */
class WebAppAccess {
  private final AuthorizationService authorizations;

  WebAppAccess(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /** Grants what is missing; several nodes may do so at once. */
  void grant() {
    for (StaffRole role : StaffRole.values()) {
      if (role.worksOnCases()) {
        grant(role, "tasklist");
      }
      if (role.looksIntoProcesses()) {
        grant(role, "cockpit");
      }
      if (role == StaffRole.ADMIN) {
        grant(role, "admin");
      }
    }
  }

  private void grant(StaffRole role, String app) {
    if (granted(role, app)) {
      return;
    }
    Authorization access = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    access.setGroupId(role.group());
    access.setResource(Resources.APPLICATION);
    access.setResourceId(app);
    access.addPermission(Permissions.ACCESS);
    try {
      authorizations.saveAuthorization(access);
    } catch (ProcessEngineException e) {
      if (!granted(role, app)) {
        throw e;
      }
    }
  }

  private boolean granted(StaffRole role, String app) {
    return authorizations
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(role.group())
            .resourceType(Resources.APPLICATION)
            .resourceId(app)
            .count()
        > 0;
  }
}
