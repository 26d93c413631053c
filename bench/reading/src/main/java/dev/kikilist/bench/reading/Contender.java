package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;

/** A way of reading a form that is compared with the others. */
enum Contender {
    FLOOR("floor: inflating the parts alone"),
    AALTO("bare Aalto, every cell touched"),
    CELLS("**ours: cells and addresses**"),
    ITEMS("**ours: items and findings of the form**"),
    JUDGED("**ours: read and judged**"),
    FASTEXCEL("fastexcel-reader"),
    POI_EVENTS("POI event model, as documented"),
    POI_USER_MODEL("POI user model");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Reads a form once and returns what was seen of it: bytes, cells or items. */
    Seen read(Path form) throws IOException {
        return switch (this) {
            case FLOOR -> InflatingAlone.read(form);
            case AALTO -> BareAalto.read(form);
            case CELLS -> OurCells.read(form);
            case ITEMS -> OurItems.read(form);
            case JUDGED -> OurVerdict.read(form);
            case FASTEXCEL -> FastExcel.read(form);
            case POI_EVENTS -> PoiEvents.read(form);
            case POI_USER_MODEL -> PoiUserModel.read(form);
        };
    }
}
