package org.vitalflow.process;

import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom the engine knows: the person who is logged in with us, and nobody else. It keeps no people,
 * checks no passwords and cannot be written to, so it offers no way to make an administrator either
 * (CVE-2026-77226).
 */
class StaffIdentity implements ReadOnlyIdentityProvider {
  /** Gives the engine one per command. */
  static class Factory implements SessionFactory {
    @Override
    public Class<?> getSessionType() {
      return ReadOnlyIdentityProvider.class;
    }

    @Override
    public Session openSession() {
      return new StaffIdentity();
    }
  }

  @Override
  public @Nullable User findUserById(String userId) {
    return LoggedIn.user().filter(user -> user.getId().equals(userId)).orElse(null);
  }

  @Override
  public UserQuery createUserQuery() {
    return new LoggedIn.Users();
  }

  @Override
  public UserQuery createUserQuery(CommandContext context) {
    return new LoggedIn.Users();
  }

  @Override
  public NativeUserQuery createNativeUserQuery() {
    throw new UnsupportedOperationException("People are not kept in the engine's tables");
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    return false;
  }

  @Override
  public @Nullable Group findGroupById(String groupId) {
    return LoggedIn.groups().stream()
        .filter(group -> group.getId().equals(groupId))
        .findFirst()
        .orElse(null);
  }

  @Override
  public GroupQuery createGroupQuery() {
    return new LoggedIn.Groups();
  }

  @Override
  public GroupQuery createGroupQuery(CommandContext context) {
    return new LoggedIn.Groups();
  }

  @Override
  public @Nullable Tenant findTenantById(String tenantId) {
    return null;
  }

  @Override
  public TenantQuery createTenantQuery() {
    return new NoTenants();
  }

  @Override
  public TenantQuery createTenantQuery(CommandContext context) {
    return new NoTenants();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private static final class NoTenants extends TenantQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return 0;
    }

    @Override
    public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
      return List.of();
    }
  }
}
