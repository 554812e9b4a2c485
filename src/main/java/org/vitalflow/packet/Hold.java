package org.vitalflow.packet;

import java.time.Instant;

/**
 * A stop of sending.
 *
 * @param process MOSIP's process, such as {@code CRVS_NEW}
 * @param office the only office it is for; empty where it is for all
 * @param cause the code that so many refusals had in common
 * @param refusals how many there were when it began
 */
record Hold(long id, String process, String office, String cause, int refusals, Instant since) {}
