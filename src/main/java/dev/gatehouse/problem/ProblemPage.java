package dev.gatehouse.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What the server itself has to refuse, above all paths that belong to nothing, is a problem document as well; without
 * this it would be the server's HTML page. Named in {@code web.xml} as the page of every error.
 */
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Called for itself, it is a path that belongs to nothing, too. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class)
                .orElse(HttpServletResponse.SC_NOT_FOUND);
        var path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class)
                .orElse(request.getRequestURI());
        var body = Problem.of(status, detail(status)).at(path).bytes();
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Never the server's own message: it may quote what a stranger sent. */
    private static String detail(int status) {
        return status == HttpServletResponse.SC_NOT_FOUND
                ? "there is nothing here; webhooks go to /webhooks/{endpoint}, the management API is /api/v1"
                : null;
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name)).map(type::cast);
    }
}
