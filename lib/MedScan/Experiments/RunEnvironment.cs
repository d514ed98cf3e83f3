using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using MedScan.Tracking;

namespace MedScan.Experiments;

/// <summary>Where and with what a run was made; the content of <c>environment.json</c>.</summary>
public sealed record RunEnvironment
{
    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Version of MedScan.</summary>
    [JsonPropertyName("medscan_version")]
    public required string MedScanVersion { get; init; }

    /// <summary>Version of .NET.</summary>
    public required string DotnetVersion { get; init; }

    /// <summary>The tensor engine.</summary>
    public required EngineInfo Engine { get; init; }

    /// <summary>Operating system with its version.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor.</summary>
    public required ProcessorInfo Processor { get; init; }

    /// <summary>Memory in bytes that this process may use; a container's limit counts.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The repository of the current directory; null when it is none.</summary>
    public GitState? Git { get; init; }

    /// <summary>Asks the system.</summary>
    /// <param name="engine">The tensor engine, which only the caller knows.</param>
    /// <param name="time">The clock; null = the system's.</param>
    /// <param name="cancellation">Stops asking.</param>
    public static async Task<RunEnvironment> CollectAsync(
        EngineInfo engine, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Assembly assembly = typeof(RunEnvironment).Assembly;
        return new RunEnvironment
        {
            StartedAt = (time ?? TimeProvider.System).GetLocalNow(),
            MedScanVersion = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
                ?? assembly.GetName().Version!.ToString(),
            DotnetVersion = Environment.Version.ToString(),
            Engine = engine,
            OperatingSystem = RuntimeInformation.OSDescription,
            Processor = await ProcessorInfo.ReadAsync(cancellation).ConfigureAwait(false),
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Git = await GitState.ReadAsync(Directory.GetCurrentDirectory(), cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>The content of <c>environment.json</c>: indented, keys in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunJsonContext.Default.RunEnvironment) + "\n";
}
