package org.vitalflow.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The models that are deployed: those shipped, and a country's own in their place. */
@Component
class Models {
  private static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form");

  private final String folder;

  Models(@Value("${vitalflow.models:}") String folder) {
    this.folder = folder;
  }

  /**
   * What is deployed at the start. A file of the country's folder takes the place of the shipped
   * one of its name; one that has none is most likely a slip, and stops the start.
   */
  Resource[] deployed(Resource[] shipped) {
    Map<String, Path> own = own();
    Resource[] deployed =
        Arrays.stream(shipped)
            .map(
                resource -> {
                  Path instead = own.remove(resource.getFilename());
                  return instead == null ? resource : new FileSystemResource(instead);
                })
            .toArray(Resource[]::new);
    if (!own.isEmpty()) {
      throw new IllegalStateException(
          "VITALFLOW_MODELS holds files that stand for no model: "
              + String.join(", ", own.keySet()));
    }
    return deployed;
  }

  private Map<String, Path> own() {
    var own = new TreeMap<String, Path>();
    if (folder.isBlank()) {
      return own;
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      files
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .forEach(file -> own.put(String.valueOf(file.getFileName()), file));
    } catch (IOException e) {
      throw new UncheckedIOException("VITALFLOW_MODELS cannot be read", e);
    }
    return own;
  }
}
