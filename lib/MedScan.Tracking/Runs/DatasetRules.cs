using System.Text.Json;

namespace MedScan.Tracking.Runs;

/// <summary>MLflow's limits on data sets, checked where they are logged and not when they are sent.</summary>
internal static class DatasetRules
{
    private const int MostName = 500;
    private const int MostDigest = 36;
    private const int MostSource = 65_535;
    private const int MostSchema = 1_048_575;
    private const int MostProfile = 16_777_215;
    private const int MostContext = 500;

    /// <returns>The data set as it is sent.</returns>
    /// <exception cref="ArgumentException">A part is missing or too long.</exception>
    public static DatasetInput Check(DatasetInput dataset, string? context)
    {
        Require(dataset.Name, nameof(dataset.Name), MostName);
        Require(dataset.Digest, nameof(dataset.Digest), MostDigest);
        string source = IsJson(dataset.Source) ? dataset.Source : ValueText.Json(new Dictionary<string, string> { ["uri"] = dataset.Source });
        Limit(source, nameof(dataset.Source), MostSource);
        Limit(dataset.Schema, nameof(dataset.Schema), MostSchema);
        Limit(dataset.Profile, nameof(dataset.Profile), MostProfile);
        Limit(context, "context", MostContext);
        return dataset with
        {
            Source = source,
            Tags = context is null ? dataset.Tags : new Dictionary<string, string>(dataset.Tags) { [DatasetInput.ContextTag] = context },
        };
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
