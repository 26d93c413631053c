package dev.kikilist.bench.path;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dollars by service.
 *
 * @param dollars in the order in which a bill names them
 */
record Bill(Map<String, Double> dollars) {
    private static final double MEGABYTES_IN_A_GIGABYTE = 1024;
    private static final double NANOSECONDS = 1e9;

    /** A bill of nothing. */
    static Bill nothing() {
        return new Bill(new LinkedHashMap<>());
    }

    /**
     * Returns what a piece of work in one function costs.
     *
     * @param invocations how often the function is called for it
     * @param megabytes the function's memory
     */
    static Bill of(Cost cost, int invocations, int megabytes, Figures prices) {
        var bill = new LinkedHashMap<String, Double>();
        bill.put(
                "DynamoDB",
                cost.readUnits() * prices.price("dynamodb-read") + cost.writeUnits() * prices.price("dynamodb-write"));
        bill.put(
                "S3",
                cost.calls("s3:PutObject") * prices.price("s3-put")
                        + cost.calls("s3:GetObject") * prices.price("s3-get"));
        bill.put("SES", cost.calls("sesv2:SendEmail") * prices.price("ses-mail"));
        bill.put(
                "Lambda",
                invocations * prices.price("lambda-request")
                        + cost.time().toNanos()
                                / NANOSECONDS
                                * megabytes
                                / MEGABYTES_IN_A_GIGABYTE
                                * prices.price("lambda-gigabyte-second"));
        return new Bill(bill);
    }

    /** Returns this bill with something more. */
    Bill with(String service, double more) {
        var bill = new LinkedHashMap<>(dollars);
        bill.merge(service, more, Double::sum);
        return new Bill(bill);
    }

    /** Returns two bills together. */
    Bill plus(Bill other) {
        var bill = new LinkedHashMap<>(dollars);
        other.dollars.forEach((service, more) -> bill.merge(service, more, Double::sum));
        return new Bill(bill);
    }

    /** Returns the bill of the same so many times. */
    Bill times(double times) {
        var bill = new LinkedHashMap<String, Double>();
        dollars.forEach((service, once) -> bill.put(service, once * times));
        return new Bill(bill);
    }

    /** Returns its sum. */
    double sum() {
        return dollars.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
