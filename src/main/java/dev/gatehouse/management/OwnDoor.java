package dev.gatehouse.management;

import dev.gatehouse.problem.LogText;
import dev.gatehouse.problem.Problem;
import dev.gatehouse.signature.InboundRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** This node's own public door, called over HTTP as strangers call it. */
@ApplicationScoped
class OwnDoor {

    /** Longer than the door itself takes to give up on the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HttpClient client;

    @PostConstruct
    void open() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** The door of an endpoint, where the management call came in: no header of the caller's decides where that is. */
    static URI url(HttpServletRequest request, String slug) {
        var address = request.getLocalAddr();
        var host = address.contains(":") ? "[" + address.split("%", 2)[0] + "]" : address;
        return URI.create((request.isSecure() ? "https" : "http") + "://" + host + ":" + request.getLocalPort()
                + request.getContextPath() + "/webhooks/" + slug);
    }

    EndpointTestResource.Outcome knock(URI url, InboundRequest signed) {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .method(signed.method(), BodyPublishers.ofByteArray(signed.body()));
        signed.headers().entries().forEach(line -> request.header(line.getKey(), line.getValue()));
        try {
            return outcome(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException unreachable) {
            throw failed("could not be called at " + url + ": " + LogText.cause(unreachable));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failed("was not called, because the server is stopping");
        }
    }

    private static EndpointTestResource.Outcome outcome(HttpResponse<byte[]> response) {
        return new EndpointTestResource.Outcome(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.body().length == 0 ? null : new String(response.body(), StandardCharsets.UTF_8));
    }

    private static WebApplicationException failed(String what) {
        return new WebApplicationException(Problem.of(502, "door_not_reached", "the public door " + what)
                .response()
                .build());
    }
}
