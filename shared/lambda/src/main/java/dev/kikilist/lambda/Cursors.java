package dev.kikilist.lambda;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns positions of listings into cursors for one listing of one viewer, and back.
 *
 * <p>A cursor is opaque text. It fits only the listing it was given out for: the digest in it covers the listing and the
 * position. It is no secret and grants nothing, since what a viewer may see is decided anew for every page.
 */
public final class Cursors {
    /** The limit when none is asked for. */
    public static final int USUAL_LIMIT = 50;

    private static final byte VERSION = 1;
    private static final int DIGEST_LENGTH = 12;
    private static final int LONGEST = 2048;

    private final String listing;

    private Cursors(String listing) {
        this.listing = listing;
    }

    /** Returns the cursors of the listing that {@code parts} name, such as the route, its ids, and the viewer. */
    public static Cursors of(String... parts) {
        return new Cursors(String.join("\n", parts));
    }

    /**
     * Returns the page that a request asks for by the parameters {@code limit} and {@code cursor}.
     *
     * @throws RefusedException when the limit is not from 1 to {@value PageRequest#LARGEST_LIMIT}, or the cursor was not
     *     given out for this listing
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
        var bytes = ByteBuffer.allocate(1 + DIGEST_LENGTH + text.length)
                .put(VERSION)
                .put(digest(text), 0, DIGEST_LENGTH)
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private Position position(String cursor) {
        if (cursor.length() > LONGEST) {
            throw malformed();
        }
        return decoded(cursor).orElseThrow(Cursors::malformed);
    }

    private Optional<Position> decoded(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length < 1 + DIGEST_LENGTH || bytes[0] != VERSION) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes, 1 + DIGEST_LENGTH, bytes.length - 1 - DIGEST_LENGTH);
            var text = new byte[buffer.remaining()];
            buffer.duplicate().get(text);
            var digest = ByteBuffer.wrap(bytes, 1, DIGEST_LENGTH);
            if (!digest.equals(ByteBuffer.wrap(digest(text), 0, DIGEST_LENGTH))) {
                return Optional.empty();
            }
            return Optional.of(new Position(
                    StandardCharsets.UTF_8.newDecoder().decode(buffer).toString()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private byte[] digest(byte[] position) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(listing.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(position);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

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
