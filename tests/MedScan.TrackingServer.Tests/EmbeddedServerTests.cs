using System.Net.Http.Json;
using System.Text.Json;

namespace MedScan.TrackingServer.Tests;

public sealed class EmbeddedServerTests
{
    [Fact]
    public async Task StartAsync_EmptyFolder_HasDefaultExperimentAndKeepsWhatIsCreated()
    {
        var folder = Directory.CreateTempSubdirectory("medscan-tracking-");
        try
        {
            var options = new EmbeddedServerOptions
            {
                BackendStore = $"sqlite:///{folder.FullName}/mlflow.db",
                ArtifactRoot = Path.Combine(folder.FullName, "artifacts"),
            };
            await using (var server = await EmbeddedServer.StartAsync(options))
            {
                using var client = new HttpClient { BaseAddress = server.Address };
                Assert.Equal("OK", await client.GetStringAsync("health"));
                var created = await client.PostAsJsonAsync("api/2.0/mlflow/experiments/create", new { name = "a" });
                Assert.Equal("""{"experiment_id":"1"}""", await created.Content.ReadAsStringAsync());
            }

            await using (var again = await EmbeddedServer.StartAsync(options))
            {
                using var client = new HttpClient { BaseAddress = again.Address };
                var found = await client.GetFromJsonAsync<JsonElement>("ajax-api/2.0/mlflow/experiments/get-by-name?experiment_name=a");
                Assert.Equal("mlflow-artifacts:/1", found.GetProperty("experiment").GetProperty("artifact_location").GetString());
                var standard = await client.GetFromJsonAsync<JsonElement>("api/2.0/mlflow/experiments/get?experiment_id=0");
                Assert.Equal("Default", standard.GetProperty("experiment").GetProperty("name").GetString());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
