package org.vitalflow.registry;

import java.util.List;

/** One page of the events that were found, and how many there are in all. */
public record EventPage(List<Event> events, long total) {}
