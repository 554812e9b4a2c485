package org.vitalflow.packet;

import java.util.Map;

/**
 * What of the country pack makes packets; it was checked as a whole.
 *
 * @param translations by event type
 */
record Pack(IdSchema schema, Map<String, Translation> translations) {}
