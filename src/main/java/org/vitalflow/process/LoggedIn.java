package org.vitalflow.process;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person behind the current request, as the engine's queries for people answer. */
final class LoggedIn {
  private LoggedIn() {}

  static Optional<User> user() {
    return person()
        .map(
            person -> {
              User user = new UserEntity(person.getName());
              user.setFirstName(person.getName());
              user.setLastName("");
              return user;
            });
  }

  static List<Group> groups() {
    return person().stream()
        .flatMap(person -> person.getAuthorities().stream())
        .map(
            authority -> {
              Group group = new GroupEntity(authority.getAuthority());
              group.setName(authority.getAuthority());
              return group;
            })
        .toList();
  }

  private static Optional<Authentication> person() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication());
  }

  private static boolean matches(@Nullable String asked, String found) {
    return asked == null || asked.equals(found);
  }

  private static boolean among(String @Nullable [] asked, String found) {
    return asked == null || Arrays.asList(asked).contains(found);
  }

  /** Finds the person by id or group; by anything else it finds nobody. */
  static final class Users extends UserQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return found().size();
    }

    @Override
    public List<User> executeList(CommandContext context, @Nullable Page page) {
      return found();
    }

    private List<User> found() {
      boolean other =
          firstName != null
              || firstNameLike != null
              || lastName != null
              || lastNameLike != null
              || email != null
              || emailLike != null
              || procDefId != null
              || tenantId != null;
      return other
          ? List.of()
          : user().stream()
              .filter(user -> matches(id, user.getId()) && among(ids, user.getId()))
              .filter(user -> groupId == null || inGroup(groupId))
              .toList();
    }

    private static boolean inGroup(String asked) {
      return groups().stream().anyMatch(group -> group.getId().equals(asked));
    }
  }

  /** Finds the person's groups by id or member; by anything else it finds none. */
  static final class Groups extends GroupQueryImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public long executeCount(CommandContext context) {
      return found().size();
    }

    @Override
    public List<Group> executeList(CommandContext context, @Nullable Page page) {
      return found();
    }

    private List<Group> found() {
      boolean other =
          name != null || nameLike != null || type != null || procDefId != null || tenantId != null;
      String person = user().map(User::getId).orElse("");
      return other || !matches(userId, person)
          ? List.of()
          : groups().stream()
              .filter(group -> matches(id, group.getId()) && among(ids, group.getId()))
              .toList();
    }
  }
}
