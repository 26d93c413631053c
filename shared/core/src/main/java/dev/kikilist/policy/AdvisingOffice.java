package dev.kikilist.policy;

/**
 * An office that is asked for advice (§5).
 *
 * @param code its code
 * @param japanese its name when the edition took effect
 * @param english its English name
 */
public record AdvisingOffice(AdvisingOfficeCode code, String japanese, String english) {}
