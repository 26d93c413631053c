package dev.kikilist.reading;

/** The formats in which a list may be handed in. */
public enum FileFormat {
    XLSX,
    XLSM_WITHOUT_MACROS,
    XLS,
    CSV
}
