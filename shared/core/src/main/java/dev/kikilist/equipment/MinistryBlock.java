package dev.kikilist.equipment;

import org.jspecify.annotations.Nullable;

/**
 * The block 省庁記載欄 below the table, with the three dates. A field is null when the file has no label for it.
 *
 * @param bodyName 省庁名
 * @param department 担当部局課名
 * @param person 省庁担当者名
 * @param email 連絡メールアドレス
 * @param phone 連絡先電話番号
 * @param submissionDue 提出予定期日
 * @param inspectionDue 技術検査提出締切り
 * @param biddingDay 入札予定期日
 */
public record MinistryBlock(
        @Nullable FormCell bodyName,
        @Nullable FormCell department,
        @Nullable FormCell person,
        @Nullable FormCell email,
        @Nullable FormCell phone,
        @Nullable DateCell submissionDue,
        @Nullable DateCell inspectionDue,
        @Nullable DateCell biddingDay) {}
