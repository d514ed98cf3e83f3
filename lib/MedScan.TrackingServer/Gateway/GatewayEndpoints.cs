using MedScan.TrackingServer.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Gateway;

/// <summary>MLflow's UI asks which language models it may offer; like a server without a gateway, this one has none.</summary>
internal static class GatewayEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/ajax-api/2.0/mlflow/gateway-proxy", ["GET", "POST"], context => Answer.JsonAsync(context, static writer =>
        {
            writer.WriteStartArray("endpoints");
            writer.WriteEndArray();
        }));
}
