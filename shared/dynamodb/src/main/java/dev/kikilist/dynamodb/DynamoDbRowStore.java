package dev.kikilist.dynamodb;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps rows and findings as chunks in the DynamoDB table.
 *
 * <p>What is read is compared with the digests that the manifest names: a chunk that was damaged, cut short or exchanged is
 * a {@link CorruptItemException}, never a shorter list.
 *
 * <p>A position is the place of the page's first entry in the whole listing, in decimal digits. A page ends early when
 * its entries are very long, so that no page is too large to be answered.
 */
public final class DynamoDbRowStore implements RowStore {
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final Pattern DIGITS = Pattern.compile("0|[1-9]\\d{0,6}");

    private static final EntryCodec<EquipmentItem> ITEM = new EquipmentItemCodec();
    private static final EntryCodec<Subcontractor> SUBCONTRACTOR = new SubcontractorCodec();
    private static final EntryCodec<Finding> FINDING = new FindingCodec();

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbRowStore(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Writer write(Lease lease) {
        return writer(lease, new ItemBatch(table));
    }

    /** Returns a writer that hands the items to {@code batch}. */
    static Writer writer(Lease lease, ItemBatch batch) {
        return new RowWriter(lease, batch);
    }

    @Override
    public Page<EquipmentItem> items(SubmissionId id, Manifest manifest, PageRequest request) {
        return page(id, manifest, ITEM, List.of(new Section(ChunkKind.ITEMS, manifest.items())), request);
    }

    @Override
    public Page<Subcontractor> subcontractors(SubmissionId id, Manifest manifest, PageRequest request) {
        return page(
                id,
                manifest,
                SUBCONTRACTOR,
                List.of(new Section(ChunkKind.SUBCONTRACTORS, manifest.subcontractors())),
                request);
    }

    @Override
    public Page<Finding> findings(
            SubmissionId id, Manifest manifest, boolean withReviewerFindings, PageRequest request) {
        var sections = new ArrayList<Section>();
        sections.add(new Section(ChunkKind.FINDINGS, manifest.findings()));
        if (withReviewerFindings) {
            sections.add(new Section(ChunkKind.REVIEWER_FINDINGS, manifest.reviewerFindings()));
        }
        return page(id, manifest, FINDING, sections, request);
    }

    @Override
    public <T> T withDecision(Supplier<T> work) {
        return table.gathering(work);
    }

    private <T> Page<T> page(
            SubmissionId id, Manifest manifest, EntryCodec<T> codec, List<Section> sections, PageRequest request) {
        int total = sections.stream().mapToInt(Section::entries).sum();
        int start = start(request, total);
        return table.remembering(() -> {
            table.find(places(new Lease(id, manifest.fence()), sections, start, request.limit()));
            var filling = new Filling<>(id, manifest, codec, start, request.limit());
            for (var section : sections) {
                filling.from(section);
            }
            return filling.page(total);
        });
    }

    /** Returns where the entries of a page lie, with the digests that they are held to, so that one call reads them. */
    private static List<ItemKey> places(Lease lease, List<Section> sections, int start, int limit) {
        var places = new ArrayList<ItemKey>();
        int sectionStart = 0;
        for (var section : sections) {
            int from = Math.max(0, start - sectionStart);
            int end = Math.min(section.entries(), start + limit - sectionStart);
            if (from < end) {
                places.add(Keys.digests(lease.submission(), lease.fence(), section.isForReviewers()));
            }
            for (int number = from / Chunks.ENTRIES; number * Chunks.ENTRIES < end; number++) {
                places.add(Keys.chunk(lease.submission(), lease.fence(), section.kind(), number, 0));
            }
            sectionStart += section.entries();
        }
        return places;
    }

    private static int start(PageRequest request, int total) {
        var from = request.from();
        if (from == null) {
            return 0;
        }
        if (!DIGITS.matcher(from.value()).matches() || Integer.parseInt(from.value()) >= total) {
            throw new MalformedPositionException("not a position of this listing");
        }
        return Integer.parseInt(from.value());
    }

    /** All entries of one kind: the listing is one section after another. */
    private record Section(ChunkKind kind, int entries) {
        boolean isForReviewers() {
            return kind == ChunkKind.REVIEWER_FINDINGS;
        }
    }

    /** A page that is being filled. */
    private final class Filling<T> {
        private final Lease lease;
        private final Manifest manifest;
        private final EntryCodec<T> codec;
        private final Map<Boolean, ChunkDigests> digests = new HashMap<>();
        private final int start;
        private final int limit;
        private final List<T> found = new ArrayList<>();
        private int sectionStart;
        private long bytes;

        Filling(SubmissionId id, Manifest manifest, EntryCodec<T> codec, int start, int limit) {
            this.lease = new Lease(id, manifest.fence());
            this.manifest = manifest;
            this.codec = codec;
            this.start = start;
            this.limit = limit;
        }

        void from(Section section) {
            while (!isFull() && place() - sectionStart < section.entries()) {
                read(section, place() - sectionStart);
            }
            sectionStart += section.entries();
        }

        Page<T> page(int total) {
            return new Page<>(found, place() < total ? new Position(Integer.toString(place())) : null);
        }

        private int place() {
            return start + found.size();
        }

        private boolean isFull() {
            return found.size() == limit || bytes >= PAGE_BYTES;
        }

        /** Reads the chunk with the section's entry {@code index} from there on, as far as it goes and is wanted. */
        private void read(Section section, int index) {
            int number = index / Chunks.ENTRIES;
            int end = Math.min(section.entries(), (number + 1) * Chunks.ENTRIES);
            var expected = digests(section).of(section.kind(), number);
            try (var chunk = new ChunkReader<>(table, lease, section.kind(), number, expected, codec)) {
                for (int skipped = number * Chunks.ENTRIES; skipped < index; skipped++) {
                    chunk.skip();
                }
                long before = bytes;
                long bytesSkipped = chunk.bytesRead();
                for (int next = index; next < end && !isFull(); next++) {
                    found.add(chunk.next());
                    bytes = before + chunk.bytesRead() - bytesSkipped;
                }
                chunk.verify();
            }
        }

        private ChunkDigests digests(Section section) {
            return digests.computeIfAbsent(
                    section.isForReviewers(), forReviewers -> ChunkDigests.read(table, lease, manifest, forReviewers));
        }
    }

    /** Writes the rows and findings of one submission. */
    private static final class RowWriter implements Writer {
        private final Lease lease;
        private final ItemBatch batch;
        private final ChunkWriter<EquipmentItem> items;
        private final ChunkWriter<Subcontractor> subcontractors;
        private final ChunkWriter<Finding> findings;
        private final ChunkWriter<Finding> reviewerFindings;

        RowWriter(Lease lease, ItemBatch batch) {
            this.lease = lease;
            this.batch = batch;
            this.items = new ChunkWriter<>(lease, ChunkKind.ITEMS, ITEM, batch);
            this.subcontractors = new ChunkWriter<>(lease, ChunkKind.SUBCONTRACTORS, SUBCONTRACTOR, batch);
            this.findings = new ChunkWriter<>(lease, ChunkKind.FINDINGS, FINDING, batch);
            this.reviewerFindings = new ChunkWriter<>(lease, ChunkKind.REVIEWER_FINDINGS, FINDING, batch);
        }

        @Override
        public void item(EquipmentItem item) {
            items.add(item);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            subcontractors.add(subcontractor);
        }

        @Override
        public Manifest finish(List<Finding> all) {
            for (var finding : all) {
                if (finding.code().findingClass() == FindingClass.R) {
                    reviewerFindings.add(finding);
                } else {
                    findings.add(finding);
                }
            }
            var writers = List.of(items, subcontractors, findings, reviewerFindings);
            writers.forEach(ChunkWriter::finish);
            var shown = ChunkDigests.of(
                    lease,
                    false,
                    Map.of(
                            ChunkKind.ITEMS, items.digests(),
                            ChunkKind.SUBCONTRACTORS, subcontractors.digests(),
                            ChunkKind.FINDINGS, findings.digests()));
            var forReviewers =
                    ChunkDigests.of(lease, true, Map.of(ChunkKind.REVIEWER_FINDINGS, reviewerFindings.digests()));
            for (var digests : List.of(shown, forReviewers)) {
                digests.items().forEach(item -> batch.add(item, digests.length()));
            }
            batch.finish();
            return new Manifest(
                    lease.fence(),
                    items.entries(),
                    subcontractors.entries(),
                    findings.entries(),
                    reviewerFindings.entries(),
                    shown.sha256(),
                    forReviewers.sha256());
        }
    }
}
