package org.vitalflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;

@SpringBootConfiguration
public class VitalFlow {
  public static void main(String[] arguments) {
    SpringApplication.run(VitalFlow.class, arguments);
  }
}
