package dev.kikilist.mail;

import dev.kikilist.text.BilingualText;
import java.util.List;

/**
 * What one mail says, apart from its fixed wording.
 *
 * <p>Every value is one line that a person can read: control and formatting characters are taken out and its length is
 * bounded, so that no value can pass for a part of the mail's own wording. No value is escaped for any markup; whoever
 * puts it into markup does that.
 *
 * <p>There is one kind per occasion and audience, so that what only one audience may see has no place in the others'.
 */
public sealed interface MailContent {
    /** Returns the subject: the system's own words and what the agency registered, never the vendor's. */
    String subject();

    /** A mail about a list. */
    sealed interface AboutList extends MailContent {
        /** Returns the facts that every such mail names. */
        Facts facts();
    }

    /**
     * To an advising office: a list is in order and waits for its opinion (§5).
     *
     * @param subject the subject
     * @param addressee the office's contact
     * @param facts what it is about
     * @param agencyContact whom to ask
     * @param outline what is procured and why it matters
     * @param categories the list's items by 区分
     * @param makers the list's items by 製造業者
     * @param itemsCounted how many items the two breakdowns cover
     * @param wholeListCounted whether that is all of them
     * @param queries what the vendor may still be asked about
     * @param reviewerFindings how many findings of class R there are; what they say is shown to signed-in reviewers only
     * @param superseded whether a later list has taken this one's place meanwhile
     * @param overdue whether 技術検査提出締切り has passed
     */
    record ReviewRequest(
            String subject,
            Addressee addressee,
            Facts facts,
            Person agencyContact,
            Outline outline,
            Tallies categories,
            Tallies makers,
            String itemsCounted,
            boolean wholeListCounted,
            Findings queries,
            String reviewerFindings,
            boolean superseded,
            boolean overdue)
            implements AboutList {
        /** Returns whether there is any finding of class R. */
        public boolean hasReviewerFindings() {
            return !reviewerFindings.equals("0");
        }
    }

    /**
     * To the agency: a list is in order and the advising offices were asked.
     *
     * @param subject the subject
     * @param addressee the agency's contact
     * @param facts what it is about
     * @param vendorContact the vendor's contact as the agency registered it
     * @param offices the advising offices
     * @param queries what the vendor may still be asked about
     * @param superseded whether a later list has taken this one's place meanwhile
     */
    record ReviewNotice(
            String subject,
            Addressee addressee,
            Facts facts,
            Person vendorContact,
            List<BilingualText> offices,
            Findings queries,
            boolean superseded)
            implements AboutList {
        public ReviewNotice {
            offices = List.copyOf(offices);
        }
    }

    /**
     * To the vendor: a file was refused or a list must be corrected, and handed in again.
     *
     * @param subject the subject
     * @param addressee the vendor's contact as the agency registered it
     * @param facts what it is about
     * @param agencyContact whom to ask
     * @param corrections what must be corrected: the classes F and E
     * @param queries what should be looked at: class Q
     * @param overdue whether 提出予定期日 has passed
     */
    record CorrectionRequest(
            String subject,
            Addressee addressee,
            Facts facts,
            Person agencyContact,
            Findings corrections,
            Findings queries,
            boolean overdue)
            implements AboutList {}

    /**
     * To the agency: what its vendor was asked to correct.
     *
     * @param subject the subject
     * @param addressee the agency's contact
     * @param facts what it is about
     * @param vendorContact the vendor's contact as the agency registered it
     * @param corrections what must be corrected: the classes F and E
     * @param queries what should be looked at: class Q
     * @param overdue whether 提出予定期日 has passed
     */
    record CorrectionNotice(
            String subject,
            Addressee addressee,
            Facts facts,
            Person vendorContact,
            Findings corrections,
            Findings queries,
            boolean overdue)
            implements AboutList {}

    /**
     * Of a step of a list's review. What is quoted is what the recipient may see of it: to a vendor the agency's own words, to
     * an agency what was asked and released, and to an office nothing of another.
     *
     * @param subject the subject
     * @param addressee the recipient's contact
     * @param heading what it is, in a few words
     * @param sentence what has happened, a sentence
     * @param due until when something is to be done; empty where nothing is
     * @param actions what the recipient is asked to do, in order
     * @param passages what was written, in the words of those who wrote it
     * @param facts the list
     * @param contactTitle whose contact is named
     * @param contact whom to turn to
     */
    record ReviewStep(
            String subject,
            Addressee addressee,
            BilingualText heading,
            BilingualText sentence,
            BilingualText due,
            List<Action> actions,
            List<Passage> passages,
            Facts facts,
            BilingualText contactTitle,
            Person contact)
            implements AboutList {
        public ReviewStep {
            actions = List.copyOf(actions);
            passages = List.copyOf(passages);
        }

        /** Returns whether something is to be done until a date. */
        public boolean hasDue() {
            return !due.japanese().isEmpty();
        }

        /** Returns whether anything is quoted. */
        public boolean hasPassages() {
            return !passages.isEmpty();
        }
    }

    /**
     * To an advising office: a published entry of the concern list describes lists that were accepted before. What the entry says
     * has no place here.
     *
     * @param subject the subject
     * @param addressee the office's contact
     * @param reference the recall's id
     * @param link where it is shown to whoever signs in and may see it
     * @param publishedAt when the entry was published
     * @param total how many lists it describes, superseded ones among them
     * @param lines lists that stand in force, each with where it stands
     * @param isCut whether there are more lists than are shown
     */
    record RecallNotice(
            String subject,
            Addressee addressee,
            String reference,
            String link,
            BilingualText publishedAt,
            String total,
            List<RecalledLine> lines,
            boolean isCut)
            implements MailContent {
        public RecallNotice {
            lines = List.copyOf(lines);
        }

        /** Returns whether any list is shown. */
        public boolean hasLines() {
            return !lines.isEmpty();
        }
    }

    /**
     * A list that is to be reviewed again.
     *
     * @param number its number within the mail, from 1
     * @param reference the submission's id
     * @param body 調達機関
     * @param title 調達案件名
     * @param vendor the vendor's name as the agency registered it
     * @param standing where its review stands
     * @param biddingDay 入札予定期日
     */
    record RecalledLine(
            String number,
            String reference,
            String body,
            String title,
            String vendor,
            BilingualText standing,
            BilingualText biddingDay) {}

    /**
     * What somebody wrote.
     *
     * @param title whose words they are, about what
     * @param lines the words, line by line
     */
    record Passage(BilingualText title, List<String> lines) {
        public Passage {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Of the dates of a procurement: one comes near, one has passed without the advice that was asked for, or they were
     * changed or cancelled. What is said of lists is what the recipient may see of them: to a vendor of its own alone.
     *
     * @param subject the subject
     * @param addressee the recipient's contact
     * @param heading what it is, in a few words
     * @param sentence what has happened or comes near, a sentence
     * @param actions what the recipient is asked to do, in order
     * @param procurement what it is about
     * @param lists where the lists stand that the recipient may see, each in a line
     * @param agencyContact whom to ask
     * @param changes what a change changed; empty where the mail is about no change
     * @param calendar the dates as a calendar, which goes with the mail
     */
    record DeadlineNotice(
            String subject,
            Addressee addressee,
            BilingualText heading,
            BilingualText sentence,
            List<Action> actions,
            ProcurementFacts procurement,
            List<ListLine> lists,
            Person agencyContact,
            List<ChangedValue> changes,
            String calendar)
            implements MailContent {
        public DeadlineNotice {
            actions = List.copyOf(actions);
            lists = List.copyOf(lists);
            changes = List.copyOf(changes);
        }

        /** Returns whether there are changes to speak of. */
        public boolean hasChanges() {
            return !changes.isEmpty();
        }

        /** Returns whether there are lists to speak of. */
        public boolean hasLists() {
            return !lists.isEmpty();
        }
    }

    /**
     * Something that was changed.
     *
     * @param name what
     * @param before how it was
     * @param after how it is
     */
    record ChangedValue(BilingualText name, BilingualText before, BilingualText after) {}

    /**
     * Something that is asked of the recipient.
     *
     * @param number its number within the mail, from 1
     * @param japanese what
     * @param english the same
     */
    record Action(String number, String japanese, String english) {}

    /**
     * Where the list of one vendor stands.
     *
     * @param vendor the vendor's name as the agency registered it
     * @param standing where it stands
     */
    record ListLine(String vendor, BilingualText standing) {}

    /**
     * What a mail about a procurement names.
     *
     * @param reference the procurement's id
     * @param link where the procurement is shown to whoever signs in and may see it
     * @param body 調達機関
     * @param title 調達案件名
     * @param cancelled whether it is cancelled
     * @param submissionDue 提出予定期日
     * @param inspectionDue 技術検査提出締切り
     * @param biddingDay 入札予定期日
     */
    record ProcurementFacts(
            String reference,
            String link,
            String body,
            String title,
            boolean cancelled,
            BilingualText submissionDue,
            BilingualText inspectionDue,
            BilingualText biddingDay) {}

    /**
     * Whom the mail is addressed to.
     *
     * @param organisation the body, vendor or office
     * @param department 担当部局課名; empty when there is none
     * @param name 担当者名
     */
    record Addressee(String organisation, String department, String name) {
        /** Returns whether a department is registered. */
        public boolean hasDepartment() {
            return !department.isEmpty();
        }
    }

    /**
     * A registered contact that the recipient may turn to.
     *
     * @param organisation the body or vendor
     * @param department 担当部局課名; empty when there is none
     * @param name 担当者名
     * @param email the mail address
     * @param phone 連絡先電話番号; empty when there is none
     */
    record Person(String organisation, String department, String name, String email, String phone) {
        /** Returns whether a department is registered. */
        public boolean hasDepartment() {
            return !department.isEmpty();
        }

        /** Returns whether a telephone number is registered. */
        public boolean hasPhone() {
            return !phone.isEmpty();
        }
    }

    /**
     * What every mail names.
     *
     * @param reference the submission's id
     * @param link where the submission is shown to whoever signs in and may see it
     * @param body 調達機関
     * @param title 調達案件名
     * @param vendor the vendor's name as the agency registered it
     * @param vendorNumber 法人番号
     * @param fileName the vendor's name of the file; empty when it is not known
     * @param uploadedAt when the file was stored
     * @param version the version's number
     * @param state where the submission stands
     * @param late whether the file came after 提出予定期日
     * @param refused whether the file as a whole could not be taken, so that it has no rows
     * @param items rows of 機器等一覧
     * @param subcontractors rows of 再委託等一覧
     * @param mustCorrect findings of the classes F and E
     * @param shouldCheck findings of class Q
     * @param submissionDue 提出予定期日
     * @param inspectionDue 技術検査提出締切り
     * @param biddingDay 入札予定期日
     */
    record Facts(
            String reference,
            String link,
            String body,
            String title,
            String vendor,
            String vendorNumber,
            String fileName,
            BilingualText uploadedAt,
            String version,
            BilingualText state,
            boolean late,
            boolean refused,
            String items,
            String subcontractors,
            String mustCorrect,
            String shouldCheck,
            BilingualText submissionDue,
            BilingualText inspectionDue,
            BilingualText biddingDay) {
        /** Returns whether the name of the file is known. */
        public boolean hasFileName() {
            return !fileName.isEmpty();
        }
    }

    /**
     * What is procured and why it matters.
     *
     * @param viewpoints 重要性の観点 of 別紙3
     * @param contractMethod 契約方式 (§4)
     * @param subjects what is bought
     * @param edition the edition of the agreement that the list is judged by
     */
    record Outline(
            List<BilingualText> viewpoints,
            BilingualText contractMethod,
            List<BilingualText> subjects,
            BilingualText edition) {
        public Outline {
            viewpoints = List.copyOf(viewpoints);
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * Findings as the mail shows them.
     *
     * @param lines those shown, in reading order
     * @param total how many there are
     * @param leftOut how many of them are not shown
     * @param isPresent whether there is any
     * @param isCut whether some are not shown
     */
    record Findings(List<FindingLine> lines, String total, String leftOut, boolean isPresent, boolean isCut) {
        public Findings {
            lines = List.copyOf(lines);
        }

        static Findings of(List<FindingLine> lines, int total) {
            int leftOut = Math.max(0, total - lines.size());
            return new Findings(lines, OneLine.count(total), OneLine.count(leftOut), total > 0, leftOut > 0);
        }
    }

    /**
     * One finding.
     *
     * @param number its number within the mail, from 1, to speak of it by
     * @param place sheet and cell; empty when it concerns the whole file
     * @param code the stable code
     * @param sentence what is the matter
     * @param action what to do; empty when the sentence says it all
     * @param written what stands there; empty when there is nothing to show
     * @param suggestion a value that would be right; empty when none is safe to propose
     */
    record FindingLine(
            String number,
            String place,
            String code,
            BilingualText sentence,
            BilingualText action,
            String written,
            String suggestion) {
        /** Returns whether it concerns one cell or row. */
        public boolean hasPlace() {
            return !place.isEmpty();
        }

        /** Returns whether it says what to do. */
        public boolean hasAction() {
            return !action.japanese().isEmpty();
        }

        /** Returns whether what stands there is shown. */
        public boolean hasWritten() {
            return !written.isEmpty();
        }

        /** Returns whether a value is proposed. */
        public boolean hasSuggestion() {
            return !suggestion.isEmpty();
        }
    }

    /**
     * How items divide, the largest share first.
     *
     * @param lines the shares shown
     * @param isCut whether smaller shares are not shown
     * @param othersKinds how many shares are not shown
     * @param othersCount how many items those hold
     */
    record Tallies(List<Tally> lines, boolean isCut, String othersKinds, String othersCount) {
        public Tallies {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One share.
     *
     * @param name what the items have in common
     * @param count how many there are
     */
    record Tally(String name, String count) {}
}
