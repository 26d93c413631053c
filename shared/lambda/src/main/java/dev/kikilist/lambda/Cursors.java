package dev.kikilist.lambda;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns positions of listings into cursors for one listing of one viewer, and back.
 *
 * <p>A cursor is opaque text. It fits only the listing, the viewer and the filter it was given out for: the digest in it
 * covers them, the position and the hour. It can be used for a day. It is no secret and grants nothing, since what a viewer
 * may see is decided anew for every page.
 */
public final class Cursors {
    /** The limit when none is asked for. */
    public static final int USUAL_LIMIT = 50;

    /** For how many hours after that in which it was given out a cursor can be used. */
    public static final int LIFETIME_HOURS = 24;

    private static final byte VERSION = 2;
    private static final int HOUR_LENGTH = Integer.BYTES;
    private static final int DIGEST_LENGTH = 12;
    private static final int HEAD_LENGTH = 1 + HOUR_LENGTH + DIGEST_LENGTH;
    private static final int LONGEST = 2048;

    private final String listing;
    private final int hour;

    private Cursors(String listing, int hour) {
        this.listing = listing;
        this.hour = hour;
    }

    /**
     * Returns the cursors of the listing that {@code request} asks for.
     *
     * @param parts what else tells it from others: its ids, its filter, and the viewer
     */
    public static Cursors of(HttpRequest request, String... parts) {
        // The hour alone, so that the same page has the same bytes, and the same tag, for an hour.
        return new Cursors(
                request.routeKey() + "\n" + String.join("\n", parts),
                Math.toIntExact(Duration.between(Instant.EPOCH, request.time()).toHours()));
    }

    /**
     * Returns the page that a request asks for by the parameters {@code limit} and {@code cursor}.
     *
     * @throws RefusedException when the limit is not from 1 to {@value PageRequest#LARGEST_LIMIT}, or the cursor was not
     *     given out for this listing, or has expired
     */
    public PageRequest page(HttpRequest request) {
        var limit = request.queryParameter("limit");
        var cursor = request.queryParameter("cursor");
        return new PageRequest(
                limit.isPresent() ? limit(limit.get()) : USUAL_LIMIT,
                cursor.isPresent() ? position(cursor.get()) : null);
    }

    /** Returns the cursor for the page after {@code page}, or null when it is the last. */
    public @Nullable String after(Page<?> page) {
        return page.next().map(this::cursor).orElse(null);
    }

    /** Returns the refusal of a cursor, also for a position that turns out not to be the store's. */
    static RefusedException malformed() {
        return refusal(
                "cursor",
                "unknown-cursor",
                "この一覧で発行されたカーソルではありません。先頭のページから取得し直してください。",
                "This cursor was not given out for this listing. Start again at the first page.");
    }

    private String cursor(Position position) {
        var text = position.value().getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(HEAD_LENGTH + text.length)
                .put(VERSION)
                .putInt(hour)
                .put(digest(hour, text), 0, DIGEST_LENGTH)
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private Position position(String cursor) {
        if (cursor.length() > LONGEST) {
            throw malformed();
        }
        var issued = decoded(cursor).orElseThrow(Cursors::malformed);
        if (hour - issued.hour() > LIFETIME_HOURS || issued.hour() > hour + 1) {
            throw refusal(
                    "cursor",
                    "expired-cursor",
                    "カーソルの有効期限が切れています。先頭のページから取得し直してください。",
                    "This cursor has expired. Start again at the first page.");
        }
        return issued.position();
    }

    private Optional<Issued> decoded(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length < HEAD_LENGTH || bytes[0] != VERSION) {
                return Optional.empty();
            }
            int issuedIn = ByteBuffer.wrap(bytes, 1, HOUR_LENGTH).getInt();
            var digest = ByteBuffer.wrap(bytes, 1 + HOUR_LENGTH, DIGEST_LENGTH);
            var text = Arrays.copyOfRange(bytes, HEAD_LENGTH, bytes.length);
            if (!digest.equals(ByteBuffer.wrap(digest(issuedIn, text), 0, DIGEST_LENGTH))) {
                return Optional.empty();
            }
            var position = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return Optional.of(new Issued(issuedIn, new Position(position.toString())));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private byte[] digest(int issuedIn, byte[] position) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(listing.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(ByteBuffer.allocate(HOUR_LENGTH).putInt(0, issuedIn));
            return digest.digest(position);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A position and the hour in which it was given out. */
    private record Issued(int hour, Position position) {}

    private static int limit(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = digits ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.LARGEST_LIMIT) {
            throw refusal(
                    "limit",
                    "out-of-range",
                    "1から" + PageRequest.LARGEST_LIMIT + "までの整数を指定してください。",
                    "Give a whole number from 1 to " + PageRequest.LARGEST_LIMIT + ".");
        }
        return limit;
    }

    private static RefusedException refusal(String parameter, String code, String japanese, String english) {
        return new RefusedException(Problem.of(
                Problem.Type.MALFORMED_PARAMETER,
                List.of(new Problem.Fault(Problem.Place.QUERY, parameter, code, japanese, english))));
    }
}
