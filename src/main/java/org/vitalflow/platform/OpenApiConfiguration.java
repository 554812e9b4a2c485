package org.vitalflow.platform;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frame of the API document at {@code /v3/api-docs}; the paths come from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("VitalFlow")
                .version("v1")
                .description(
                    "Vital events from civil registration through MOSIP to a certificate. "
                        + "Errors are application/problem+json with a stable `code`."))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /** Every call of the API may be answered by a problem detail. */
  @Bean
  OpenApiCustomizer problems() {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(operation -> operation.getResponses().addApiResponse("default", refusal()));
    };
  }

  private static ApiResponse refusal() {
    var type = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
    return new ApiResponse()
        .description("Refused or failed; `code` says why")
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, type));
  }

  private static Schema<?> problem() {
    Schema<?> fault =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema().description("JSON pointer (RFC 6901)"))
            .addProperty("code", new StringSchema())
            .addProperty("detail", new StringSchema());
    return new ObjectSchema()
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema().format("uri"))
        .addProperty("code", new StringSchema().description("Stable, upper snake case"))
        .addProperty("errors", new ArraySchema().items(fault).description("Every fault of a 400"));
  }
}
