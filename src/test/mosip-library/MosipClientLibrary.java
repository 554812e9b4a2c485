import com.fasterxml.jackson.databind.ObjectMapper;
import io.mosip.kernel.websub.api.client.PublisherClientImpl;
import io.mosip.kernel.websub.api.client.SubscriberClientImpl;
import io.mosip.kernel.websub.api.config.publisher.RestTemplateHelper;
import io.mosip.kernel.websub.api.exception.WebSubClientException;
import io.mosip.kernel.websub.api.filter.IntentVerificationFilter;
import io.mosip.kernel.websub.api.filter.MultipleReadRequestBodyFilter;
import io.mosip.kernel.websub.api.model.SubscriptionChangeRequest;
import io.mosip.kernel.websub.api.model.UnsubscriptionRequest;
import io.mosip.kernel.websub.api.verifier.AuthenticatedContentVerifier;
import io.mosip.kernel.websub.api.verifier.IntentVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * MOSIP's own publisher and subscriber against a hub: {@code java MosipClientLibrary.java <hub>
 * <topic> <cookie>} on the library's class path. Prints one line for each step that went well.
 */
public class MosipClientLibrary {
  private static final String SECRET = "library-secret";
  private static final String PATH = "/callback";

  private final BlockingQueue<String> intents = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
  private final String hub;
  private final String topic;

  private MosipClientLibrary(String hub, String topic) {
    this.hub = hub;
    this.topic = topic;
  }

  public static void main(String[] arguments) throws Exception {
    new MosipClientLibrary(arguments[0], arguments[1]).run(arguments[2]);
    System.exit(0);
  }

  private void run(String cookie) throws Exception {
    AnnotationConfigApplicationContext context = library(cookie);
    @SuppressWarnings("unchecked")
    PublisherClientImpl<Object> publisher = context.getBean(PublisherClientImpl.class);
    SubscriberClientImpl subscriber = context.getBean(SubscriberClientImpl.class);
    String callback = "http://localhost:" + callback() + PATH;

    publisher.registerTopic(topic, hub);
    System.out.println("registered");
    try {
      publisher.registerTopic(topic, hub);
    } catch (WebSubClientException e) {
      System.out.println("registered before: " + e.getMessage());
    }

    SubscriptionChangeRequest request = new SubscriptionChangeRequest();
    request.setHubURL(hub);
    request.setTopic(topic);
    request.setCallbackURL(callback);
    request.setSecret(SECRET);
    request.setLeaseSeconds(86400);
    System.out.println("subscribed: " + subscriber.subscribe(request).getTopic());
    System.out.println("intent: " + intents.poll(20, TimeUnit.SECONDS));

    // the hub takes the subscription in after the callback has answered
    String delivery = null;
    for (int i = 0; i < 50 && delivery == null; i++) {
      Map<String, Object> event = Map.of("name", "Ñandú", "number", 7);
      publisher.publishUpdate(topic, event, "application/json", new HttpHeaders(), hub);
      delivery = deliveries.poll(400, TimeUnit.MILLISECONDS);
    }
    System.out.println("published");
    System.out.println("delivered: " + delivery);

    UnsubscriptionRequest end = new UnsubscriptionRequest();
    end.setHubURL(hub);
    end.setTopic(topic);
    end.setCallbackURL(callback);
    System.out.println("unsubscribed: " + subscriber.unSubscribe(end).getTopic());
    System.out.println("intent: " + intents.poll(20, TimeUnit.SECONDS));
  }

  /** The library's clients, with a template that sends the token as MOSIP's adapter does. */
  private static AnnotationConfigApplicationContext library(String cookie) {
    RestTemplate template = new RestTemplate();
    template
        .getInterceptors()
        .add(
            (request, body, execution) -> {
              request.getHeaders().set(HttpHeaders.COOKIE, cookie);
              return execution.execute(request, body);
            });
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    beans.registerSingleton("websubRestTemplate", template);
    beans.registerSingleton("selfTokenRestTemplate", template);
    beans.registerSingleton("objectMapper", new ObjectMapper());
    context.register(
        RestTemplateHelper.class, PublisherClientImpl.class, SubscriberClientImpl.class);
    context.refresh();
    return context;
  }

  /** A server behind the library's own filters and verifier; gives its port. */
  private int callback() throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("mosip-library").toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    Context web = tomcat.addContext("", null);
    IntentVerificationFilter intent = new IntentVerificationFilter(new IntentVerifier());
    intent.setMappings(Map.of(PATH, topic));
    filter(web, "heard", heard());
    filter(web, "intent", intent);
    filter(web, "body", new MultipleReadRequestBodyFilter());
    Tomcat.addServlet(web, "content", content());
    web.addServletMappingDecoded("/*", "content");
    tomcat.getConnector();
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  private static void filter(Context web, String name, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    web.addFilterDef(definition);
    FilterMap map = new FilterMap();
    map.setFilterName(name);
    map.addURLPattern("/*");
    web.addFilterMap(map);
  }

  /** What the library's filter answers an intent check. */
  private Filter heard() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request.getMethod().equals("GET")) {
          intents.add(request.getParameter("hub.mode") + " " + response.getStatus());
        }
      }
    };
  }

  private HttpServlet content() {
    AuthenticatedContentVerifier verifier = new AuthenticatedContentVerifier();
    return new HttpServlet() {
      @Override
      protected void doPost(HttpServletRequest request, HttpServletResponse response)
          throws IOException {
        boolean isOurs = verifier.verifyAuthorizedContentVerified(request, SECRET);
        boolean isOthers = verifier.verifyAuthorizedContentVerified(request, SECRET + "?");
        deliveries.add(isOurs && !isOthers ? "verified" : "refused");
      }
    };
  }
}
