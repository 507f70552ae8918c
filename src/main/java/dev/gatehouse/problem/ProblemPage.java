package dev.gatehouse.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the server itself refuses, such as a malformed Content-Type, is a problem document too and leaves a line in the
 * log; left alone the server would answer in HTML and say nothing. Named as error page in {@code web.xml}.
 */
@WebServlet(ProblemPage.PATH)
public class ProblemPage extends HttpServlet {

    static final String PATH = "/problem";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ProblemPage.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        LOG.log(
                System.Logger.Level.INFO,
                "event=refused_by_the_server path={0} status={1}",
                LogText.quoted(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))),
                Integer.toString(status));
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE.toString());
        response.getOutputStream()
                .write(Problem.of(status, reason(status), detail(status)).bytes());
    }

    private static String reason(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "not_found";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "method_not_allowed";
            default -> status < 500 ? "bad_request" : "internal_error";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "there is nothing at this address";
            case HttpServletResponse.SC_BAD_REQUEST ->
                "the request can't be read; look at its path and its headers, at Content-Type first of all";
            default -> null;
        };
    }
}
