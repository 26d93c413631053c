package dev.kikilist.export;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.validation.Finding;

/**
 * What was read and found of a list. Each is read from its store while it is gone through.
 *
 * @param items the rows of 機器等一覧
 * @param subcontractors the rows of 再委託等一覧
 * @param findings the findings, in reading order
 */
public record ListContent(
        Iterable<EquipmentItem> items, Iterable<Subcontractor> subcontractors, Iterable<Finding> findings) {}
