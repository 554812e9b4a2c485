package org.vitalflow.packet;

/** The country's decision on informants' tokens that are of no more use. */
@FunctionalInterface
interface TokenRule {
  TokenPolicy decide(String eventType, TokenState state);
}
