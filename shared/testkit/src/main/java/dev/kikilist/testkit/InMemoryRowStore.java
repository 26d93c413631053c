package dev.kikilist.testkit;

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
import dev.kikilist.testkit.InMemoryTable.StoredRows;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Keeps rows and findings in memory. Every row is there at once, as it is in an engine that is written in batches. */
public final class InMemoryRowStore implements RowStore {
    private static final Pattern DIGITS = Pattern.compile("0|[1-9]\\d{0,6}");

    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryRowStore(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Writer write(Lease lease) {
        return new RowWriter(lease);
    }

    @Override
    public Page<EquipmentItem> items(SubmissionId id, Manifest manifest, PageRequest request) {
        return table.atomically(
                "RowStore.items", () -> page(named(rows(id, manifest).items, manifest.items()), request));
    }

    @Override
    public Page<Subcontractor> subcontractors(SubmissionId id, Manifest manifest, PageRequest request) {
        return table.atomically(
                "RowStore.subcontractors",
                () -> page(named(rows(id, manifest).subcontractors, manifest.subcontractors()), request));
    }

    @Override
    public Page<Finding> findings(
            SubmissionId id, Manifest manifest, boolean withReviewerFindings, PageRequest request) {
        return table.atomically("RowStore.findings", () -> {
            var found = new ArrayList<>(named(rows(id, manifest).findings, manifest.findings()));
            if (withReviewerFindings) {
                found.addAll(named(rows(id, manifest).reviewerFindings, manifest.reviewerFindings()));
            }
            return page(found, request);
        });
    }

    @Override
    public <T> T withDecision(Supplier<T> work) {
        return work.get();
    }

    private StoredRows rows(SubmissionId id, Manifest manifest) {
        return rows(new Lease(id, manifest.fence()));
    }

    private StoredRows rows(Lease lease) {
        return table.rows.computeIfAbsent(lease, unknown -> new StoredRows());
    }

    private static <T> List<T> named(List<T> stored, int count) {
        if (stored.size() < count) {
            throw new IllegalStateException("the manifest names " + count + " entries, there are " + stored.size());
        }
        return stored.subList(0, count);
    }

    private static <T> Page<T> page(List<T> all, PageRequest request) {
        int start = start(request, all.size());
        int end = Math.min(all.size(), start + request.limit());
        return new Page<>(all.subList(start, end), end < all.size() ? new Position(Integer.toString(end)) : null);
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

    /** Writes each entry over the one that an earlier attempt left in its place. */
    private final class RowWriter implements Writer {
        private final int fence;
        private final StoredRows stored;
        private final MessageDigest digest = sha256();
        private final MessageDigest reviewerDigest = sha256();
        private int items;
        private int subcontractors;
        private int findings;
        private int reviewerFindings;

        RowWriter(Lease lease) {
            this.fence = lease.fence();
            this.stored = table.atomically("RowStore.write", () -> rows(lease));
        }

        @Override
        public void item(EquipmentItem item) {
            write(stored.items, items++, item, digest);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            write(stored.subcontractors, subcontractors++, subcontractor, digest);
        }

        @Override
        public Manifest finish(List<Finding> all) {
            for (var finding : all) {
                if (finding.code().findingClass() == FindingClass.R) {
                    write(stored.reviewerFindings, reviewerFindings++, finding, reviewerDigest);
                } else {
                    write(stored.findings, findings++, finding, digest);
                }
            }
            return new Manifest(
                    fence,
                    items,
                    subcontractors,
                    findings,
                    reviewerFindings,
                    HexFormat.of().formatHex(digest.digest()),
                    HexFormat.of().formatHex(reviewerDigest.digest()));
        }

        private <T> void write(List<T> entries, int place, T entry, MessageDigest digested) {
            digested.update(entry.toString().getBytes(StandardCharsets.UTF_8));
            table.atomically("RowStore.write", () -> {
                if (place < entries.size()) {
                    entries.set(place, entry);
                } else {
                    entries.add(entry);
                }
                return entries;
            });
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
