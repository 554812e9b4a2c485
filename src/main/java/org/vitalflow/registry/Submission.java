package org.vitalflow.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A validated event as its client sent it.
 *
 * @param client whose idempotency key it is
 * @param idempotencyKey 1 to 64 visible characters
 * @param type as in the API's path
 * @param body the accepted body, unknown members already refused
 */
public record Submission(String client, String idempotencyKey, String type, ObjectNode body) {}
