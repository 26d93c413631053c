package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailId;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.policy.ContractMethod;
import dev.kikilist.policy.ImportanceViewpoint;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Subject;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A system with names as people have them, and the committed texts of its mails. */
final class GoldenMails {
    private static final Path COMPOSED = Path.of("target", "mails");
    private static final Path COMMITTED = Path.of("src", "test", "resources", "mails");
    private static final Instant UPLOADED = Instant.parse("2026-11-20T01:15:00Z");

    private GoldenMails() {}

    /** Holds a mail to its committed text, and leaves what was composed in {@code target/mails}. */
    static void check(Office office, String name, MailId id) throws IOException {
        var mail = new JStachioMailComposer().compose(office.draft(id));
        var text = text(office, id);
        Files.createDirectories(COMPOSED);
        Files.writeString(COMPOSED.resolve(name + ".txt"), text);
        Files.writeString(COMPOSED.resolve(name + ".html"), mail.html());
        var committed = COMMITTED.resolve(name + ".txt");

        assertThat(committed).exists();
        assertThat(text).isEqualTo(Files.readString(committed));
    }

    /** Returns a mail's subject and text. */
    static String text(Office office, MailId id) {
        var mail = new JStachioMailComposer().compose(office.draft(id));
        return "Subject: " + mail.subject() + "\n\n" + mail.text();
    }

    static Office office() {
        var samples = new Samples("golden");
        var like = samples.procurement();
        var procurement = new Procurement(
                like.id(),
                new BodyCode("GOV-025"),
                "次期統合ネットワークシステムの構築及び運用・保守業務",
                LocalDate.of(2026, 10, 1),
                Samples.EDITION,
                EnumSet.of(ImportanceViewpoint.CONFIDENTIAL_INFORMATION, ImportanceViewpoint.CORE_BUSINESS),
                ContractMethod.COMPREHENSIVE_EVALUATION,
                EnumSet.of(Subject.EQUIPMENT, Subject.SERVICE),
                new Schedule(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22)),
                new Contact(
                        "戦略・組織グループ 調達担当", "山田 太郎", new EmailAddress("chotatsu@example.go.jp"), "03-0000-0000（内線1234）"),
                UPLOADED.minus(Duration.ofDays(40)));
        var vendor = new CorporateNumber("7000012050002");
        var invitation = new Invitation(
                InvitationId.of(procurement.id(), vendor),
                procurement.id(),
                procurement.body(),
                procurement.startDate(),
                vendor,
                "株式会社架空システムズ",
                new Contact("公共営業部", "鈴木 花子", new EmailAddress("hanako.suzuki@example.co.jp"), ""),
                UPLOADED.minus(Duration.ofDays(30)),
                0,
                null);
        var office = new Office(procurement, invitation);
        office.clock.set(UPLOADED);
        Samples.register(
                office.stores.addresses(),
                Office.NISC,
                new Contact("IT調達担当", "佐藤 一郎", new EmailAddress("advice@example.go.jp"), "03-1111-1111"),
                null);
        return office;
    }

    static List<EquipmentItem> items() {
        return IntStream.rangeClosed(1, 42)
                .mapToObj(i -> switch (i % 6) {
                    case 0 -> item(i, "ウェブサーバ", "SRV-WEB", "架空電機株式会社");
                    case 1 -> item(i, "ハブ", "NET-HUB", "Example Networks, Inc.");
                    case 2 -> item(i, "デスクトップPC", "TRM-DESKTOP", "架空電機㈱");
                    case 3 -> item(i, "サーバー類", null, "見本工業株式会社");
                    case 4 -> item(i, "ソフトウェア", "SFT", "見本ソフト合同会社");
                    default -> item(i, "ハブ", "NET-HUB", "試供ネットワークス株式会社");
                })
                .toList();
    }

    private static EquipmentItem item(int position, String category, @Nullable String code, String maker) {
        int row = 12 + position;
        return new EquipmentItem(
                position,
                Samples.cell("株式会社架空システムズ", row, 0),
                Samples.cell(Integer.toString(position), row, 1),
                Samples.cell(category, row, 2),
                code == null ? null : new CategoryCode(code),
                Samples.cell(maker, row, 3),
                Samples.cell("7000012050002", row, 4),
                new CorporateNumber("7000012050002"),
                Samples.cell("製品" + position, row, 5),
                Samples.cell("AAA 0123", row, 6),
                Map.of());
    }
}
