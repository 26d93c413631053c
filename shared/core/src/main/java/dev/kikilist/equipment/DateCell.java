package dev.kikilist.equipment;

import dev.kikilist.text.JapaneseDate;

/**
 * A date field of the form.
 *
 * @param cell what was written and where
 * @param date what it means
 */
public record DateCell(FormCell cell, JapaneseDate date) {}
