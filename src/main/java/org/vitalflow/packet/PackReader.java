package org.vitalflow.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.vitalflow.platform.Country;
import org.vitalflow.platform.StartRefused;

/** Reads schema and mappings and checks them against each other, so that no record is the first. */
class PackReader {
  private static final String LABELS = "mapping/labels.json";

  private final Country.Mosip mosip;
  private final PackFiles files;
  private final ObjectMapper json;
  private final Duration limit;
  private final List<String> faults = new ArrayList<>();

  /**
   * A reader for one pack.
   *
   * @param limit how long one mapping of its sample may take
   */
  PackReader(Country.Mosip mosip, PackFiles files, ObjectMapper json, Duration limit) {
    this.mosip = mosip;
    this.files = files;
    this.json = json;
    this.limit = limit;
  }

  /**
   * The pack.
   *
   * @throws StartRefused where it cannot be used, with every fault
   */
  Pack read() {
    var schema = new IdSchema(file("id-schema.json").orElse("{}"), json);
    faults.addAll(schema.faults());
    Map<String, Object> labels = labels();
    var translations = new HashMap<String, Translation>();
    new TreeMap<>(mosip.processes())
        .forEach(
            (type, process) -> {
              Translation translation = translation(type, labels);
              if (translation != null) {
                translations.put(type, translation);
                check(type, process, translation, schema);
              }
            });
    faults.addAll(PackSettings.faults(mosip, schema));
    if (!faults.isEmpty()) {
      throw new StartRefused("The country pack cannot be used:\n- " + String.join("\n- ", faults));
    }
    return new Pack(schema, Map.copyOf(translations));
  }

  private Map<String, Object> labels() {
    try {
      return json.readValue(file(LABELS).orElse("{}"), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      faults.add(LABELS + " is no JSON object");
      return Map.of();
    }
  }

  private @Nullable Translation translation(String type, Map<String, Object> labels) {
    String name = "mapping/" + type + ".jsonata";
    Optional<String> text = file(name);
    Optional<ObjectNode> sample = sample("mapping/samples/" + type + ".json");
    try {
      Optional<Mapping> mapping = text.map(jsonata -> new Mapping(name, jsonata, labels, json));
      return mapping.isPresent() && sample.isPresent()
          ? new Translation(mapping.get(), sample.get())
          : null;
    } catch (MappingFailed failed) {
      faults.add(String.valueOf(failed.getMessage()));
      return null;
    }
  }

  private Optional<ObjectNode> sample(String name) {
    try {
      Optional<String> text = file(name);
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(json.readValue(text.get(), ObjectNode.class));
    } catch (JsonProcessingException e) {
      faults.add(name + " is no JSON object");
      return Optional.empty();
    }
  }

  private Optional<String> file(String name) {
    Optional<String> text = files.text(name);
    if (text.isEmpty()) {
      faults.add(name + " is missing");
    }
    return text;
  }

  private void check(String type, String process, Translation translation, IdSchema schema) {
    String name = "mapping/" + type + ".jsonata";
    ObjectNode identity = mapped(name, translation);
    if (identity == null) {
      return;
    }
    for (String field : Judging.names(identity)) {
      if (!schema.takesText(field)) {
        faults.add(
            schema.knows(field)
                ? "%s gives %s, which takes a document or biometrics".formatted(name, field)
                : "%s gives %s, which the ID schema lacks".formatted(name, field));
        identity.remove(field);
      }
    }
    schema.refusals(identity).stream()
        .map(IdSchema.Refusal::field)
        .distinct()
        .forEach(
            field ->
                faults.add("the ID schema refuses the %s of %s's sample".formatted(field, name)));
    for (String field : mosip.mandatory().getOrDefault(process, List.of())) {
      boolean byDocument =
          mosip.documents().values().stream().anyMatch(document -> document.field().equals(field));
      if (!field.equals(Judging.VERSION) && !identity.has(field) && !byDocument) {
        faults.add("%s does not feed %s, which %s demands".formatted(name, field, process));
      }
    }
  }

  /** On a thread of its own: a mapping may hang where no bound of the library reaches. */
  private @Nullable ObjectNode mapped(String name, Translation translation) {
    var task = new FutureTask<>(() -> translation.mapping().apply(translation.sample()));
    var thread = new Thread(task, "country-pack");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      faults.add("%s does not end within %d ms on its sample".formatted(name, limit.toMillis()));
    } catch (ExecutionException e) {
      faults.add(
          e.getCause() instanceof MappingFailed failed
              ? failed.getMessage() + " on its sample"
              : name + " fails on its sample");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      faults.add(name + " was not tried: the start was interrupted");
    }
    return null;
  }
}
