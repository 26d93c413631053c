package dev.kikilist.equipment;

import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of 機器等一覧: a machine, a program or a service with its maker.
 *
 * @param position position in the list as read, from 1
 * @param vendorName 法人名 of the row's group, the merged cell filled down
 * @param number 通番
 * @param category 区分 as written
 * @param categoryCode 区分 of 別紙2 when exactly one is meant, otherwise null
 * @param maker 製造業者名
 * @param makerNumber 製造業者の法人番号 as written
 * @param makerCorporateNumber the corporate number when it is well formed, otherwise null
 * @param product 製品名
 * @param model 型番
 * @param extras columns that the form does not have, header to text, in column order
 */
public record EquipmentItem(
        int position,
        FormCell vendorName,
        FormCell number,
        FormCell category,
        @Nullable CategoryCode categoryCode,
        FormCell maker,
        FormCell makerNumber,
        @Nullable CorporateNumber makerCorporateNumber,
        FormCell product,
        FormCell model,
        Map<String, String> extras) {
    public EquipmentItem {
        extras = extras.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
