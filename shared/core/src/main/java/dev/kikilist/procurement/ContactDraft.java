package dev.kikilist.procurement;

import org.jspecify.annotations.Nullable;

/**
 * A contact as a command gives it, not checked yet. A field is null when it was not given.
 *
 * @param department 担当部局課名
 * @param name 担当者名
 * @param email mail address
 * @param phone 連絡先電話番号
 */
public record ContactDraft(
        @Nullable String department,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {}
