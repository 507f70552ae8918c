package dev.gatehouse.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What the server itself has to refuse, a path that belongs to nothing or a malformed Content-Type, is a problem document
 * as well and leaves a line in the log; left alone the server would answer in HTML and say nothing. Named in
 * {@code web.xml} as the page of every error.
 */
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ProblemPage.class.getName());

    /** Called for itself, it is a path that belongs to nothing, too. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class)
                .map(ProblemPage::ours)
                .orElse(HttpServletResponse.SC_NOT_FOUND);
        var path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class)
                .orElse(request.getRequestURI());
        LOG.log(
                System.Logger.Level.INFO,
                "event=refused_by_the_server path={0} status={1}",
                LogText.quoted(path),
                Integer.toString(status));
        var body = Problem.of(status, detail(status)).at(path).bytes();
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Some servers forbid, or have no method for, a path that belongs to nothing: that is how their servlet of last resort says so. */
    private static int ours(int status) {
        return status == HttpServletResponse.SC_FORBIDDEN || status == HttpServletResponse.SC_METHOD_NOT_ALLOWED
                ? HttpServletResponse.SC_NOT_FOUND
                : status;
    }

    /** Never the server's own message: it may quote what a stranger sent. */
    private static String detail(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND ->
                "there is nothing here; webhooks go to /webhooks/{endpoint}, the management API is /api/v1";
            case HttpServletResponse.SC_BAD_REQUEST ->
                "the request can't be read; look at its path and its headers, at Content-Type first of all";
            default -> null;
        };
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name)).map(type::cast);
    }
}
