using System.Text.Json;
using MedScan.Tracking.Runs;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

/// <summary>A data set that a run reads, as MLflow shows it under the run's inputs.</summary>
public sealed record RunDataset
{
    private const int MostName = 500;
    private const int MostDigest = 36;
    private const int MostSource = 65_535;
    private const int MostSchema = 1_048_575;
    private const int MostProfile = 16_777_215;
    private const int MostContext = 500;

    /// <summary>For example <c>brain-mri</c>; at most 500 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Tells this content from another of the same name, for example the beginning of a hash; at most 36 characters.</summary>
    public required string Digest { get; init; }

    /// <summary>Kind of the source, in MLflow's words; <c>local</c> is a path of this machine.</summary>
    public string SourceType { get; init; } = "local";

    /// <summary>Path or address of the data. Sent as <c>{"uri": ...}</c>, unless it is JSON already.</summary>
    public required string Source { get; init; }

    /// <summary>The columns or classes, as JSON.</summary>
    public string? Schema { get; init; }

    /// <summary>Numbers about the data such as <c>{"num_rows": 1000}</c>, as JSON.</summary>
    public string? Profile { get; init; }

    /// <summary>What the run does with it: <c>train</c>, <c>validation</c>, <c>test</c> (tag <c>mlflow.data.context</c>).</summary>
    public string? Context { get; init; }

    internal LoggedInput ToInput()
    {
        Require(Name, nameof(Name), MostName);
        Require(Digest, nameof(Digest), MostDigest);
        string source = IsJson(Source) ? Source : ValueText.Json(new Dictionary<string, string> { ["uri"] = Source });
        Require(source, nameof(Source), MostSource);
        Limit(Schema, nameof(Schema), MostSchema);
        Limit(Profile, nameof(Profile), MostProfile);
        Limit(Context, nameof(Context), MostContext);
        return new LoggedInput(Name, Digest, SourceType, source, Schema, Profile, Context);
    }

    private static bool IsJson(string text)
    {
        if (!text.StartsWith('{')) return false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Require(string value, string name, int most)
    {
        if (string.IsNullOrEmpty(value)) throw new ArgumentException($"Expected a data set with a {name}, got none.");
        Limit(value, name, most);
    }

    private static void Limit(string? value, string name, int most)
    {
        if (value?.Length > most) throw new ArgumentException($"Expected a {name} of at most {most} characters, got {value.Length}.");
    }
}
