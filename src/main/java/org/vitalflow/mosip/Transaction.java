package org.vitalflow.mosip;

/**
 * One step of MOSIP's work on a RID. MOSIP's comment is left out, since it may name a person.
 *
 * @param type the step, such as {@code UIN_GENERATOR}
 * @param status such as {@code SUCCESS}, {@code FAILED}
 * @param subStatus MOSIP's code of the reason; each is empty where MOSIP gave none that is a code
 */
public record Transaction(String type, String status, String subStatus) {}
