using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Training.Tracking;

/// <summary>Which tracked run belongs to a run's folder; the content of its <c>tracking.json</c>.</summary>
/// <param name="TrackingUri">The place, as <see cref="TrackingPlace.Parse"/> reads it.</param>
/// <param name="ExperimentName">The experiment there.</param>
/// <param name="RunId">The run's id there.</param>
/// <param name="StartedAt">When the run began there.</param>
public sealed record RunLink(string TrackingUri, string ExperimentName, string RunId, DateTimeOffset StartedAt)
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "tracking.json";

    /// <summary>Reads the link of a run's folder.</summary>
    /// <param name="folder">The run's folder, or a checkpoint's folder or file in it.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>Null where the run was not tracked, or the file cannot be read.</returns>
    public static async Task<RunLink?> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        // The run's own folder, a checkpoint in it, a file of the checkpoint.
        string? place = Path.GetFullPath(folder);
        for (int level = 0; level < 3 && place is not null; level++, place = Path.GetDirectoryName(place))
        {
            try
            {
                byte[] json = await File.ReadAllBytesAsync(Path.Combine(place, FileName), cancellation).ConfigureAwait(false);
                return JsonSerializer.Deserialize(json, RunLinkJson.Default.RunLink);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
            {
                // not here
            }
        }

        return null;
    }

    /// <summary>Writes the link into a run's folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="cancellation">Stops before the file appears.</param>
    internal async Task WriteAsync(string folder, CancellationToken cancellation = default)
    {
        string path = Path.Combine(folder, FileName), part = path + ".part";
        await File.WriteAllBytesAsync(part, JsonSerializer.SerializeToUtf8Bytes(this, RunLinkJson.Default.RunLink), cancellation).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
    }
}

/// <summary>Serialisation without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunLink))]
internal sealed partial class RunLinkJson : JsonSerializerContext;
