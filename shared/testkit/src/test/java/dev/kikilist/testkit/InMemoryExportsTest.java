package dev.kikilist.testkit;

import dev.kikilist.export.Export;
import dev.kikilist.export.Exports;

class InMemoryExportsTest extends ExportsContract {
    private final InMemoryExports exports = new InMemoryExports();

    @Override
    protected Exports exports() {
        return exports;
    }

    @Override
    protected byte[] content(Exports stored, Export export) {
        return exports.find(export.objectKey()).orElseThrow();
    }
}
