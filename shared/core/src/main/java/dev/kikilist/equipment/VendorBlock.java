package dev.kikilist.equipment;

import org.jspecify.annotations.Nullable;

/**
 * The block above 機器等一覧. A field is null when the file has no label for it.
 *
 * @param subject 購入等件名(調達案件名)
 * @param vendorName 法人名
 * @param person 担当者名
 * @param email 連絡メールアドレス
 * @param phone 連絡先電話番号
 */
public record VendorBlock(
        @Nullable FormCell subject,
        @Nullable FormCell vendorName,
        @Nullable FormCell person,
        @Nullable FormCell email,
        @Nullable FormCell phone) {}
