package org.vitalflow.packet;

/** A signal together with the channel by which it came. */
record Heard(Channel channel, Signal signal) {}
