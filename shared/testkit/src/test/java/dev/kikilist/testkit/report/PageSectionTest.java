package dev.kikilist.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSectionTest {
    @TempDir
    private Path directory;

    @Test
    void writesItsOwnPartAndLeavesTheRest() throws IOException {
        var page = directory.resolve("page.md");
        Files.writeString(page, """
                # Page

                <!-- begin one -->
                old
                <!-- end one -->

                <!-- begin two -->
                <!-- end two -->
                """);

        new PageSection(page, "one").write("| new |\n\n");
        new PageSection(page, "two").write("more");

        assertThat(new PageSection(page, "one").read()).isEqualTo("| new |\n");
        assertThat(page).hasContent("""
                # Page

                <!-- begin one -->
                | new |
                <!-- end one -->

                <!-- begin two -->
                more
                <!-- end two -->
                """);
    }

    @Test
    void aPageWithoutTheSectionStaysAsItIs() throws IOException {
        var page = Files.writeString(directory.resolve("page.md"), "# Page\n");

        assertThatThrownBy(() -> new PageSection(page, "one").write("new"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begin one");
        assertThat(page).hasContent("# Page\n");
    }
}
