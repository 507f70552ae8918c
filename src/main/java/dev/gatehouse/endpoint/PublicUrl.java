package dev.gatehouse.endpoint;

/** The URL as a provider calls it, behind whatever stands before this server. */
final class PublicUrl {

    private PublicUrl() {}

    /**
     * The public URL with the query of a request.
     *
     * @param publicUrl null when it is not known: then it is as it came
     * @param url of the request, as it came
     */
    static String asCalled(String publicUrl, String url) {
        int query = url.indexOf('?');
        return publicUrl == null ? url : query < 0 ? publicUrl : publicUrl + url.substring(query);
    }
}
