package org.vitalflow.process;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.vitalflow.platform.StaffRole;

/**
 * Which web app opens for which role, and which lists of Tasklist it is offered. The tasks
 * themselves come to a role in an office with their candidate group; nothing more is granted here.
 */
class WebAppAccess {
  private final AuthorizationService authorizations;
  private final TaskFilters filters;

  WebAppAccess(AuthorizationService authorizations, TaskFilters filters) {
    this.authorizations = authorizations;
    this.filters = filters;
  }

  /** Makes the lists and grants what is missing; one node at a time. */
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
    for (TaskFilter filter : TaskFilter.values()) {
      String id = filters.made(filter);
      for (StaffRole role : filter.roles) {
        grant(role, Resources.FILTER, id, Permissions.READ);
      }
    }
  }

  private void grant(StaffRole role, String app) {
    grant(role, Resources.APPLICATION, app, Permissions.ACCESS);
  }

  private void grant(StaffRole role, Resource resource, String id, Permission permission) {
    boolean granted =
        authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .count()
            > 0;
    if (granted) {
      return;
    }
    Authorization access = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    access.setGroupId(role.group());
    access.setResource(resource);
    access.setResourceId(id);
    access.addPermission(permission);
    authorizations.saveAuthorization(access);
  }
}
