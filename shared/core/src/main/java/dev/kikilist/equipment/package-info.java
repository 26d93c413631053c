/** The equipment list (機器リスト) as a vendor filled it: blocks, items, subcontractors, each field with its cell. */
@NullMarked
package dev.kikilist.equipment;

import org.jspecify.annotations.NullMarked;
