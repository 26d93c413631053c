package dev.kikilist.access;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.text.CorporateNumber;

/** Who asks. Made only from verified claims, never from anything in a request. */
public sealed interface Viewer {
    /** Returns a text that is the same for every request of this viewer and differs from that of any other. */
    String reference();

    /** An agency: sees the procurements of its own body. */
    record AgencyViewer(BodyCode body) implements Viewer {
        @Override
        public String reference() {
            return "agency:" + body.value();
        }
    }

    /**
     * A reviewer of an advising office: sees every procurement.
     *
     * @param office the office
     * @param reviewer which of its reviewers, so that it can be said who decided what
     */
    record ReviewerViewer(AdvisingOfficeCode office, ReviewerId reviewer) implements Viewer {
        @Override
        public String reference() {
            return "reviewer:" + office.value();
        }
    }

    /** A vendor: sees its own invitations and what it uploaded itself. */
    record VendorViewer(CorporateNumber vendor) implements Viewer {
        @Override
        public String reference() {
            return "vendor:" + vendor.value();
        }
    }
}
