package org.vitalflow.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of Camunda's web apps the nonce that its own header names. Camunda carries it
 * from the header to the page in an attribute of the whole server, where any other request replaces
 * it: the browser then refuses all scripts of the page, which stays blank.
 */
class PageNonce extends OncePerRequestFilter {
  private static final String ATTRIBUTE = "org.camunda.bpm.csp.nonce";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext own = own(request.getServletContext());
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return own;
          }
        },
        response);
  }

  private static ServletContext own(ServletContext shared) {
    @Nullable Object[] nonce = new @Nullable Object[1];
    return (ServletContext)
        Proxy.newProxyInstance(
            PageNonce.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
              if (arguments == null || !ATTRIBUTE.equals(arguments[0])) {
                return of(shared, method, arguments);
              }
              if (method.getName().equals("setAttribute")) {
                nonce[0] = arguments[1];
              }
              return method.getName().equals("getAttribute") ? nonce[0] : null;
            });
  }

  private static @Nullable Object of(
      ServletContext shared, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(shared, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
