using System.Collections.ObjectModel;

namespace MedScan.Tracking;

/// <summary>A data set that went into a run. The server stores a data set once per name and digest.</summary>
public sealed record DatasetInput
{
    /// <summary>The tag that says what the data set was used for.</summary>
    public const string ContextTag = "mlflow.data.context";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>A short hash of the contents, up to 36 characters.</summary>
    public required string Digest { get; init; }

    /// <summary>Where it came from, in a word: <c>local</c>, <c>http</c>, ...</summary>
    public string SourceType { get; init; } = "local";

    /// <summary>Where it came from, as JSON, for example <c>{"uri": "data/raw/brain-mri"}</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its columns or classes, as JSON.</summary>
    public string? Schema { get; init; }

    /// <summary>Its numbers, as JSON, for example <c>{"num_rows": 2870}</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Tags of this use of it; <see cref="ContextTag"/> says <c>train</c>, <c>eval</c> or the like.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
