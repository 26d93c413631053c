package dev.kikilist.deployment;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings with which {@code sam} is called. */
final class SamConfig {
    /** The regions in Japan. */
    static final Set<String> JAPAN = Set.of("ap-northeast-1", "ap-northeast-3");

    private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+) *= *\"?([^\"\\n]*)\"?$");

    private SamConfig() {}

    /** Returns the values that a setting has in all its sections. */
    static List<String> values(String name) {
        return SETTING.matcher(Project.text("samconfig.toml"))
                .results()
                .filter(setting -> setting.group(1).equals(name))
                .map(setting -> setting.group(2))
                .toList();
    }
}
