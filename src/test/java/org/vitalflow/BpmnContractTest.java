package org.vitalflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.vitalflow.process.DuplicateCheck;
import org.vitalflow.process.EventProcess;
import org.vitalflow.process.MosipPacket;
import org.vitalflow.process.PacketRemedy;
import org.vitalflow.process.Variable;
import org.vitalflow.registry.EventStatus;

/** The models, the classes and the words between them say the same. */
class BpmnContractTest {
  private static final Path FOLDER = Path.of("bpmn");
  private static final Map<Path, BpmnModelInstance> READ = new HashMap<>();
  private static final List<Class<?>> CONTRACTS = contracts();
  private static final Pattern ROOT_VARIABLE = Pattern.compile("(?<![.\\w'])([a-zA-Z]\\w*)");
  private static final Set<String> BEANS_IN_EXPRESSIONS = Set.of("deadlines", "retryPolicy");

  /** Calls of these leave the JVM or take a lock others wait for: each has its own transaction. */
  private static final Set<String> OWN_TRANSACTION =
      Set.of(
          "SearchDuplicates",
          "RegisterRecord",
          "ApplyCorrection",
          "SupersedeCertificate",
          "ReserveRid",
          "CreatePacket",
          "TriggerProcessing",
          "AskMosip",
          "RequestCredential",
          "TriggerAgain",
          "SendAgain",
          "EnterResult",
          "ReserveSecondRid",
          "FindOutWhy",
          "FindBirthOfDeceased",
          "AskForCauseCoding",
          "SuggestFollowUp",
          "IssueCertificate");

  static Stream<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFileIsNamedAfterItsProcessWhichIsExecutableAndHasATimeToLive(Path file) {
    Process process = process(file);
    assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).startsWith("P");
    assertThat(process.getCamundaVersionTag()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("models")
  void elementIdAndLabelAreTheSameWords(Path file) {
    for (FlowElement element : all(file, FlowElement.class)) {
      String label = element.getName();
      if (element instanceof SequenceFlow || label == null) {
        continue;
      }
      if (element instanceof ServiceTask || element instanceof UserTask) {
        String words = element.getId().substring(element.getId().indexOf('_') + 1);
        assertThat(words).as(element.getId()).isEqualToIgnoringCase(label.replaceAll("\\W", ""));
      }
      assertThat(element.getId()).matches("[A-Z][A-Za-z]+_[A-Z][A-Za-z]+");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyServiceTaskHasTheDelegateOfItsName(Path file) {
    Set<String> delegates = beansOf(JavaDelegate.class);
    for (ServiceTask task : all(file, ServiceTask.class)) {
      String words = task.getId().substring("ServiceTask_".length());
      String bean =
          words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) + "Delegate";
      assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
      assertThat(delegates).contains(bean);
    }
    assertThat(all(file, ScriptTask.class)).isEmpty();
  }

  @Test
  void everyDelegateIsUsedBySomeModel() throws IOException {
    Set<String> used =
        models()
            .flatMap(file -> all(file, ServiceTask.class).stream())
            .map(task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
            .collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrderElementsOf(beansOf(JavaDelegate.class));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aStepThatReachesOutIsATransactionOfItsOwnAndIsRepeatedByTheEngine(Path file) {
    for (ServiceTask task : all(file, ServiceTask.class)) {
      String words = task.getId().substring("ServiceTask_".length());
      assertThat(task.isCamundaAsyncBefore())
          .as(task.getId())
          .isEqualTo(OWN_TRANSACTION.contains(words));
      if (task.isCamundaAsyncBefore()) {
        assertThat(retryCycle(task)).as(task.getId()).isEqualTo("${retryPolicy.cycle()}");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyDecisionAndCalledProcessExistsAndIsBoundToItsDeployment(Path file) {
    for (BusinessRuleTask task : all(file, BusinessRuleTask.class)) {
      assertThat(FOLDER.resolve(task.getCamundaDecisionRef() + ".dmn")).exists();
      assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
      assertThat(task.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
      assertThat(task.getCamundaResultVariable()).isNotBlank();
    }
    for (CallActivity call : all(file, CallActivity.class)) {
      assertThat(FOLDER.resolve(call.getCalledElement() + ".bpmn")).exists();
      assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatACalledProcessReadsIsPassedIn(Path file) {
    for (CallActivity call : all(file, CallActivity.class)) {
      Set<String> passed =
          call
              .getExtensionElements()
              .getElementsQuery()
              .filterByType(CamundaIn.class)
              .list()
              .stream()
              .map(CamundaIn::getCamundaTarget)
              .filter(target -> target != null)
              .collect(Collectors.toCollection(TreeSet::new));
      Path called = FOLDER.resolve(call.getCalledElement() + ".bpmn");
      Set<String> read = variablesIn(called);
      read.add(EventProcess.EVENT_ID.name());
      read.removeAll(setWithin(called));
      assertThat(passed).as(call.getId()).containsAll(read);
    }
  }

  /** What the steps, forms and decisions of a model set themselves. */
  private static Set<String> setWithin(Path file) {
    var within =
        new TreeSet<>(
            Set.of(
                EventProcess.RID.name(),
                MosipPacket.ANSWER.name(),
                MosipPacket.RESOLUTION.name(),
                DuplicateCheck.TWIN_FOUND.name(),
                DuplicateCheck.TWIN_DECISION.name(),
                DuplicateCheck.DECIDER.name(),
                MosipPacket.WAIT_UNTIL.name(),
                MosipPacket.APPROVAL.name(),
                PacketRemedy.CONFIRMATION.name()));
    all(file, BusinessRuleTask.class).forEach(task -> within.add(task.getCamundaResultVariable()));
    return within;
  }

  @ParameterizedTest
  @MethodSource("models")
  void messagesAndErrorsAreThoseOfTheContractClasses(Path file) {
    List<String> words = new ArrayList<>();
    all(file, Message.class).forEach(message -> words.add(message.getName()));
    all(file, Error.class).forEach(error -> words.add(error.getErrorCode()));
    assertThat(texts(contract -> contract.isMemberClass())).containsAll(words);
    assertThat(texts(contract -> !contract.isMemberClass())).contains(process(file).getId());
  }

  /** The constants of these contract classes: keys, or the names of messages and errors. */
  private static Set<String> texts(Predicate<Class<?>> wanted) {
    return CONTRACTS.stream()
        .flatMap(
            contract -> Stream.concat(Stream.of(contract), Arrays.stream(contract.getClasses())))
        .filter(wanted)
        .flatMap(contract -> Arrays.stream(contract.getFields()))
        .filter(field -> field.getType() == String.class)
        .map(BpmnContractTest::constant)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  /** The classes that say what a model and the code agree on. */
  private static List<Class<?>> contracts() {
    List<Class<?>> found = new ArrayList<>();
    for (JavaClass known : new ClassFileImporter().importPackages("org.vitalflow.process")) {
      Class<?> type = known.reflect();
      boolean hasKey =
          Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals("KEY"));
      if (!type.isMemberClass() && (type == EventProcess.class || hasKey)) {
        found.add(type);
      }
    }
    return List.copyOf(found);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyUserTaskHasARoleADueDateAndAStatusThatSaysWhoWaits(Path file) {
    for (UserTask task : all(file, UserTask.class)) {
      String role = property(task, "role");
      assertThat(task.getCamundaCandidateGroups())
          .as(task.getId())
          .isEqualTo("${'" + role + ".'.concat(office)}");
      assertThat(task.getCamundaDueDate()).as(task.getId()).startsWith("${deadlines.due('");
      // a task beside the case holds nothing up, so no status speaks of it
      assertThat(property(task, "status").isBlank())
          .as(task.getId())
          .isEqualTo(property(task, "beside").equals("true"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyStatusIsOneOfTheOutsideContract(Path file) {
    Set<String> known =
        Arrays.stream(EventStatus.values()).map(Enum::name).collect(Collectors.toSet());
    assertThat(
            all(file, CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().startsWith("status"))
                .map(CamundaProperty::getCamundaValue))
        .allMatch(known::contains);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aGatewayThatDecidesAsksAQuestionAndHasADefaultAndLabelledWays(Path file) {
    for (ExclusiveGateway gateway : all(file, ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() > 1) {
        assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
        assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
        assertThat(gateway.getOutgoing()).allMatch(way -> !way.getName().isBlank());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementIsDrawnAndNoneCoversAnother(Path file) {
    List<Drawn> shapes = all(file, BpmnShape.class).stream().map(Drawn::of).toList();
    assertThat(shapes)
        .extracting(Drawn::id)
        .containsAll(all(file, FlowNode.class).stream().map(FlowNode::getId).toList());
    for (Drawn one : shapes) {
      assertThat(shapes.stream().filter(one::covers).map(Drawn::id)).as(one.id()).isEmpty();
    }
  }

  /** A shape of a diagram; boundary events stand on the edge of another by nature. */
  private record Drawn(
      String id, Object within, boolean isOnEdge, double x, double y, double w, double h) {
    static Drawn of(BpmnShape shape) {
      Bounds at = shape.getBounds();
      var element = shape.getBpmnElement();
      return new Drawn(
          element.getId(),
          element.getParentElement(),
          element.getElementType().getTypeName().equals("boundaryEvent"),
          at.getX(),
          at.getY(),
          at.getWidth(),
          at.getHeight());
    }

    boolean covers(Drawn other) {
      return this != other
          && within.equals(other.within)
          && !isOnEdge
          && !other.isOnEdge
          && x < other.x + other.w
          && other.x < x + w
          && y < other.y + other.h
          && other.y < y + h;
    }
  }

  @Test
  void aDecisionReadsOnlyWhatTheProcessesSetAndItsFileIsNamedAfterIt() throws IOException {
    Set<String> set =
        new TreeSet<>(
            Set.of(
                "eventId",
                "eventType",
                "office",
                "registeredByCrvs",
                "notification",
                "step",
                "tokenState"));
    CONTRACTS.stream()
        .flatMap(contract -> Arrays.stream(contract.getFields()))
        .filter(field -> field.getType() == Variable.class)
        .forEach(field -> set.add(((Variable<?>) constant(field)).name()));
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".dmn")).toList()) {
        var model = Dmn.readModelFromFile(file.toFile());
        Decision decision = model.getModelElementsByType(Decision.class).iterator().next();
        assertThat(decision.getId() + ".dmn").isEqualTo(file.getFileName().toString());
        assertThat(decision.getCamundaHistoryTimeToLiveString()).startsWith("P");
        assertThat(
                model.getModelElementsByType(InputExpression.class).stream()
                    .map(input -> input.getText().getTextContent()))
            .as(file.toString())
            .allMatch(set::contains);
      }
    }
  }

  private static Object constant(java.lang.reflect.Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> variablesIn(Path file) {
    try {
      String text = Files.readString(file);
      return Pattern.compile("\\$\\{([^}]*)}")
          .matcher(text)
          .results()
          .map(result -> result.group(1).replaceAll("'[^']*'", ""))
          .flatMap(expression -> ROOT_VARIABLE.matcher(expression).results())
          .map(MatchResult::group)
          .filter(word -> !BEANS_IN_EXPRESSIONS.contains(word))
          .filter(word -> !word.endsWith("Delegate") && !word.endsWith("Listener"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> beansOf(Class<?> type) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(type));
    return scanner.findCandidateComponents("org.vitalflow").stream()
        .map(BpmnContractTest::beanName)
        .collect(Collectors.toSet());
  }

  private static String beanName(BeanDefinition definition) {
    return AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
        definition, new org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry());
  }

  private static String retryCycle(ServiceTask task) {
    return task.getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaFailedJobRetryTimeCycle.class)
        .singleResult()
        .getTextContent();
  }

  private static String property(UserTask task, String name) {
    return task.getExtensionElements().getDomElement().getChildElements().stream()
        .flatMap(properties -> properties.getChildElements().stream())
        .filter(property -> name.equals(property.getAttribute("name")))
        .map(property -> property.getAttribute("value"))
        .findFirst()
        .orElse("");
  }

  private static Process process(Path file) {
    return all(file, Process.class).get(0);
  }

  private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> List<T> all(
      Path file, Class<T> type) {
    BpmnModelInstance model =
        READ.computeIfAbsent(file, path -> Bpmn.readModelFromFile(path.toFile()));
    return List.copyOf(model.getModelElementsByType(type));
  }
}
