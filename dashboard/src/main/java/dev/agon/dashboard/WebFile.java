package dev.agon.dashboard;

import com.linecorp.armeria.common.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * One file of the front end as it goes to the browser.
 *
 * @param content its bytes, never changed
 * @param type its media type
 * @param etag a strong entity tag made of the content, quoted
 * @param pinned whether its path names a version, so that a browser may keep it for good
 */
record WebFile(byte[] content, MediaType type, String etag, boolean pinned) {
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.HTML_UTF_8,
            "js", MediaType.JAVASCRIPT_UTF_8,
            "css", MediaType.CSS_UTF_8,
            "svg", MediaType.SVG_UTF_8,
            "binpb", MediaType.OCTET_STREAM);

    /** The file as served under a path, whose ending tells the type. */
    static WebFile of(String path, byte[] content, boolean pinned) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        MediaType type = TYPES.getOrDefault(ending, MediaType.OCTET_STREAM);
        return new WebFile(content, type, '"' + sha256(content).substring(0, 22) + '"', pinned);
    }

    /** SHA-256 in Base64, as a content security policy and an entity tag want it. */
    static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
