package dev.kikilist.simulation.system;

import dev.kikilist.access.Viewer;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.policy.AdvisingOffice;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.simulation.system.ScriptedExaminer.Kind;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.simulation.world.World.Service;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What users do in one run: two rival vendors upload several files each, some are deleted again, and everybody looks. */
public final class Workload {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long UPLOADING = 40 * MINUTE;
    private static final Editions EDITIONS = Editions.bundled();

    private final Delivery delivery;
    private final World world;
    private final BiConsumer<Viewer, Invitation> reader;
    private final Procurement procurement;
    private final List<Invitation> invitations = new ArrayList<>();
    private final Samples samples = new Samples("simulation");

    /**
     * Makes the register, and plans what users do.
     *
     * @param reader looks at the submissions of a vendor as a viewer does
     */
    public Workload(Delivery delivery, BiConsumer<Viewer, Invitation> reader) {
        this.delivery = delivery;
        this.world = delivery.world();
        this.reader = reader;
        var stores = delivery.stores();
        this.procurement = stores.procurements().create(procured());
        for (int i = 1; i <= 2; i++) {
            invitations.add(stores.procurements().create(invited("vendor" + i)));
        }
        registerOffices();
        invitations.forEach(this::planUploads);
        planDisturbances();
        planReading();
    }

    /** Returns the procurement. */
    public Procurement procurement() {
        return procurement;
    }

    /** Returns the rivals' invitations. */
    public List<Invitation> invitations() {
        return List.copyOf(invitations);
    }

    private long chosen(String what, long low, long high) {
        return world.choices().between(Choices.place(what), low, high);
    }

    private Procurement procured() {
        var plain = samples.procurement();
        return hasFallback("agency") ? Samples.withFallback(plain, Samples.contact("agency-fallback")) : plain;
    }

    private Invitation invited(String vendor) {
        var plain = samples.invitation(procurement);
        return hasFallback(vendor) ? Samples.withFallback(plain, Samples.contact(vendor + "-fallback")) : plain;
    }

    private boolean hasFallback(String whose) {
        return chosen("fallback of " + whose, 0, 3) > 0;
    }

    private void registerOffices() {
        var offices = EDITIONS.edition(procurement.edition()).advisingOffices().stream()
                .map(AdvisingOffice::code)
                .toList();
        for (var office : offices) {
            // One of them may register only after mails are owed to it.
            long at = chosen("registration of " + office.value(), 0, 3) == 0 ? UPLOADING : 0;
            var name = "office-" + office.value().toLowerCase(Locale.ROOT);
            world.at(
                    at,
                    () -> delivery.stores()
                            .addresses()
                            .register(
                                    office,
                                    OfficeContact.NONE.changedTo(
                                            Samples.contact(name),
                                            hasFallback(name) ? Samples.contact(name + "-fallback") : null)));
        }
    }

    private void planUploads(Invitation invitation) {
        var vendor = "vendor" + (invitations.indexOf(invitation) + 1);
        long uploads = chosen(vendor + " uploads", 2, 5);
        long at = 0;
        for (int i = 1; i <= uploads; i++) {
            var name = vendor + " upload " + i;
            // Some follow one another at once.
            at += chosen(name + " haste", 0, 2) == 0
                    ? chosen(name + " pause", 1, 500)
                    : chosen(name + " pause", SECOND, UPLOADING / uploads);
            var key = key(invitation, name, at);
            world.at(at, () -> upload(name, key));
        }
    }

    private void upload(String name, String key) {
        var object = delivery.bucket().store(key, content(name));
        if (chosen(name + " deleted", 0, 9) == 0) {
            world.at(
                    world.now() + chosen(name + " deleted after", 0, 60 * SECOND),
                    () -> delivery.bucket().delete(object));
        }
    }

    private String key(Invitation invitation, String name, long at) {
        var prefix = UploadKey.prefix(invitation.procurementId(), invitation.id());
        return switch ((int) chosen(name + " key", 0, 9)) {
            case 0 -> "elsewhere/" + name;
            case 1 -> prefix + UploadKey.TICKETS + "tnone";
            case 2 -> ticketed(invitation, at - MINUTE * 20);
            case 3, 4, 5 -> ticketed(invitation, at - MINUTE);
            case 6 -> prefix + "機器リスト " + name + ".xlsx";
            default -> prefix + "list.xlsx";
        };
    }

    private String ticketed(Invitation invitation, long issuedAt) {
        UploadTicket ticket = Samples.issue(
                delivery.stores().procurements(),
                samples.ticket(invitation, World.BEGINNING.plus(Duration.ofNanos(issuedAt * 1_000))));
        return UploadKey.ofTicket(invitation.procurementId(), invitation.id(), ticket.id());
    }

    private byte[] content(String name) {
        var kind = switch ((int) chosen(name + " kind", 0, 7)) {
            case 0 -> Kind.DAMAGED;
            case 1 -> Kind.FAULTY;
            case 2 -> Kind.QUESTIONABLE;
            default -> Kind.GOOD;
        };
        long rows = chosen(name + " rows", 0, 19) == 0 ? 205 : chosen(name + " rows", 1, 4);
        return (kind + " " + rows + " " + name).getBytes(StandardCharsets.UTF_8);
    }

    private void planDisturbances() {
        for (var service : Service.values()) {
            for (int i = 1; i <= 2; i++) {
                var name = "outage " + i + " of " + service;
                world.at(chosen(name, 0, UPLOADING), () -> {
                    if (world.happens(Fault.OUTAGE, Choices.place(name), () -> name)) {
                        world.outage(service, chosen(name + " length", 10 * SECOND, 25 * MINUTE));
                    }
                });
            }
        }
        world.at(chosen("hold-up", 0, UPLOADING), () -> {
            if (world.happens(Fault.REPORTS_HELD, Choices.place("hold-up"), () -> "for some time")) {
                delivery.mailReports().hold(chosen("hold-up length", 10 * MINUTE, 150 * MINUTE));
            }
        });
        world.at(chosen("deployment", 0, UPLOADING), () -> {
            if (world.happens(Fault.DEPLOYED, Choices.place("deployment"), () -> "in between")) {
                world.deploy();
            }
        });
    }

    private void planReading() {
        for (int i = 1; i <= 6; i++) {
            int number = i;
            long at = chosen("reading " + i, MINUTE, 2 * UPLOADING);
            world.at(at, () -> read(number));
        }
    }

    private void read(int number) {
        var whose = invitations.get(number % 2);
        Viewer viewer = switch (number % 3) {
            case 0 -> new Viewer.AgencyViewer(procurement.body());
            case 1 -> new Viewer.VendorViewer(invitations.get(0).vendor());
            default -> new Viewer.VendorViewer(invitations.get(1).vendor());
        };
        world.start("reading " + number, Duration.ofSeconds(30), () -> reader.accept(viewer, whose), failure -> {});
    }
}
