package dev.gatehouse.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.endpoint.ProviderCatalogue;
import dev.gatehouse.signature.Provider;
import dev.gatehouse.signature.ProviderVectors;
import dev.gatehouse.signature.SignatureScheme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Senders whose signatures this product knows. */
@Path("/providers")
@Tag(name = "providers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProvidersResource {

    /** A provider as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String name,
            String documentation,
            String setup,
            SignatureScheme scheme,
            Provider.EventPlaces event,
            boolean handshake,
            ProviderVectors.Tally vectors) {

        static View of(Provider provider, ProviderVectors.Tally vectors) {
            return new View(
                    provider.id(),
                    provider.name(),
                    provider.documentation(),
                    provider.setup(),
                    provider.scheme(),
                    provider.event(),
                    !provider.handshakes().isEmpty(),
                    vectors);
        }
    }

    @Inject
    private ProviderCatalogue providers;

    /** All of them. */
    @GET
    @Operation(operationId = "listProviders", summary = "List providers by id")
    @APIResponse(responseCode = "200", description = "All of them")
    public Response list() {
        return Response.ok(new Page<>(providers.all().stream().map(this::view).toList(), null))
                .build();
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getProvider", summary = "One provider: how it signs and what to paste where")
    @APIResponse(responseCode = "200", description = "The provider")
    public Response one(@PathParam("id") String id) {
        return providers
                .find(id)
                .map(provider -> Response.ok(view(provider)).build())
                .orElseThrow(() -> new NotFoundException("there is no provider " + id));
    }

    private View view(Provider provider) {
        return View.of(provider, providers.vectors(provider));
    }
}
