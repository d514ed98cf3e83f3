using System.Globalization;
using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Tests.Storage;

[Collection(nameof(PostgresServer))]
public sealed class PostgresStorageTests(PostgresServer server) : StudyStorageConformance
{
    private string _url = "";

    protected override async Task<StudyStorage> OpenAsync() => StudyStorage.Open(_url = await PostgresSchemas.CreateAsync(server));

    // The server's clock cannot be moved; what it wrote can.
    protected override Task PassTimeAsync(TimeSpan span) => PostgresSchemas.RunAsync(_url,
        string.Create(CultureInfo.InvariantCulture, $"UPDATE sweep_trials SET seen = seen - {span.Ticks / TimeSpan.TicksPerMicrosecond}"));
}
