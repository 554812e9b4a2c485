package org.vitalflow.platform;

/**
 * One fault of a request's content, as it stands in a problem's {@code errors}.
 *
 * @param pointer JSON pointer (RFC 6901) of the member at fault, of the missing member itself where
 *     one is missing
 * @param code stable, upper snake case
 * @param detail a sentence for people; never the value that was sent
 */
public record Fault(String pointer, String code, String detail) {}
