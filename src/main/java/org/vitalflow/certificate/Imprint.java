package org.vitalflow.certificate;

import java.time.LocalDate;

/** What makes one paper different from another of the same record. */
record Imprint(String number, CheckCode code, LocalDate issuedOn) {}
