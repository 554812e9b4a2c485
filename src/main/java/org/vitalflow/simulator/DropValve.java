package org.vitalflow.simulator;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a filter close the connection without an answer, which a servlet alone cannot. */
class DropValve extends ValveBase {
  private static final String ATTRIBUTE = DropValve.class.getName();

  DropValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable drop = () -> request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(ATTRIBUTE, drop);
    getNext().invoke(request, response);
  }

  /** Closes the request's connection; what was written to its buffer is never sent. */
  static void drop(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Runnable drop) {
      drop.run();
    }
  }

  @Component
  static class Installer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addEngineValves(new DropValve());
    }
  }
}
