package org.vitalflow.registry;

/**
 * An event in the register.
 *
 * @param fresh false where an earlier submission under the same key had brought it already
 */
public record Taken(Event event, boolean fresh) {}
