package dev.kikilist.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartNameTest {
    private static final PartName WORKBOOK = new PartName("xl/workbook.xml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/sheet1.xml",
                "/xl/sheet1.xml",
                "XL/Sheet1.xml",
                "xl\\sheet1.xml",
                "xl/%73heet1.xml",
                "%78l%2Fsheet1.xml"
            })
    void isTheSameHoweverItIsWritten(String written) {
        assertThat(PartName.of(written)).isEqualTo(new PartName("xl/sheet1.xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
        "/xl/worksheets/sheet1.xml, xl/worksheets/sheet1.xml",
        "./Sheet1.xml, xl/sheet1.xml",
        "../docProps/app.xml, docprops/app.xml",
        "../../../etc/passwd, etc/passwd",
        "worksheets//sheet1.xml#A1, xl/worksheets/sheet1.xml",
        "%E8%A1%A8.xml, xl/表.xml",
        "100%.xml, xl/100%.xml",
    })
    void relationshipsLeadToIt(String target, String name) {
        assertThat(WORKBOOK.resolve(target)).isEqualTo(new PartName(name));
    }

    @Test
    void hasItsRelationshipsBesideIt() {
        assertThat(WORKBOOK.relationships()).isEqualTo(new PartName("xl/_rels/workbook.xml.rels"));
        assertThat(PartName.PACKAGE.relationships()).isEqualTo(new PartName("_rels/.rels"));
    }
}
