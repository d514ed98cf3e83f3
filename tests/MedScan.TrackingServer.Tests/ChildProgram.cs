namespace MedScan.TrackingServer.Tests;

/// <summary>What a test runs in a process of its own: <c>dotnet MedScan.TrackingServer.Tests.dll serve FOLDER PORT</c>.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["serve", var folder, var port])
        {
            Console.Error.WriteLine("Expected: serve FOLDER PORT");
            return 2;
        }

        await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
        {
            BackendStore = $"sqlite:///{folder}/mlflow.db",
            ArtifactRoot = Path.Combine(folder, "artifacts"),
            Port = int.Parse(port, null),
        });
        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync(); // until the test closes its end, or is gone
        return 0;
    }
}
