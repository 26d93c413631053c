package dev.kikilist.equipment;

import dev.kikilist.text.CorporateNumber;
import org.jspecify.annotations.Nullable;

/**
 * One row of 再委託等一覧: who passes which work on to whom (改正①, from 2021-07-06).
 *
 * @param position position in the table as read, from 1
 * @param tier 階層 as written: 1 is 再委託, 2 is 再々委託
 * @param from 委託元
 * @param to 委託先
 * @param toNumber 委託先の法人番号 as written
 * @param toCorporateNumber the corporate number when it is well formed, otherwise null
 * @param work 委託業務の内容
 * @param place 作業場所
 */
public record Subcontractor(
        int position,
        FormCell tier,
        FormCell from,
        FormCell to,
        FormCell toNumber,
        @Nullable CorporateNumber toCorporateNumber,
        FormCell work,
        FormCell place) {}
