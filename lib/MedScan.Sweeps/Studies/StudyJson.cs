using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Writes and reads trials as JSON, see <see cref="StudyExport.ToJson"/>.</summary>
internal static class StudyJson
{
    private const string Format = "medscan-study";
    private const int Version = 1;

    // Attributes are as their users wrote them, one level deeper than there.
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 1000, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Write(StudyHistory history) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteStartArray("directions");
        foreach (StudyDirection direction in history.Directions)
            writer.WriteStringValue(Name(direction));
        writer.WriteEndArray();
        writer.WriteStartArray("trials");
        foreach (FrozenTrial trial in history.Trials)
            Write(writer, trial);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }, indented: true);

    public static StudyHistory Read(string text, string file)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text, Lenient);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out JsonElement format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
                throw new SweepException($"Expected the trials of a study in '{file}' (\"format\": \"{Format}\"), got something else.");
            if (root.GetProperty("version").GetInt32() > Version)
                throw new SweepException($"'{file}' was written by a newer version of this program (format {root.GetProperty("version").GetInt32()}, known is {Version}). Use that one.");
            return new StudyHistory(
                [.. root.GetProperty("directions").EnumerateArray().Select(static d => Enum.Parse<StudyDirection>(d.GetString()!, ignoreCase: true))],
                [.. root.GetProperty("trials").EnumerateArray().Select(ReadTrial)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new SweepException($"The trials in '{file}' cannot be read: {error.Message}", error);
        }
    }

    private static void Write(Utf8JsonWriter writer, FrozenTrial trial)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", trial.Number);
        writer.WriteString("state", Name(trial.State));
        if (trial.Values.Count > 0)
        {
            writer.WriteStartArray("values");
            foreach (double value in trial.Values)
                ValueJson.Write(writer, value);
            writer.WriteEndArray();
        }
        WriteAll(writer, "parameters", trial.Parameters, static (w, parameter) =>
        {
            w.WriteStartObject();
            w.WritePropertyName("value");
            ValueJson.Write(w, parameter.Value);
            w.WritePropertyName("in");
            DistributionJson.Write(w, parameter.Distribution);
            w.WriteEndObject();
        });
        WriteAll(writer, "fixed", trial.Fixed, ValueJson.Write);
        WriteAll(writer, "intermediate", trial.Intermediate.OrderBy(static r => r.Key).Select(static r => KeyValuePair.Create(r.Key.ToString(CultureInfo.InvariantCulture), r.Value)), static (w, value) => ValueJson.Write(w, value));
        WriteAll(writer, "attributes", trial.Attributes, static (w, value) => w.WriteRawValue(value.GetRawText(), skipInputValidation: true));
        if (trial.Error is not null)
            writer.WriteString("error", trial.Error);
        writer.WriteNumber("attempts", trial.Attempts);
        if (trial.Worker is not null)
            writer.WriteString("worker", trial.Worker);
        if (trial.Started is { } started)
            writer.WriteString("started", started.ToString("O", CultureInfo.InvariantCulture));
        if (trial.Ended is { } ended)
            writer.WriteString("ended", ended.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, T>> entries, Action<Utf8JsonWriter, T> write)
    {
        if (!entries.Any())
            return;
        writer.WriteStartObject(name);
        foreach ((string key, T value) in entries)
        {
            writer.WritePropertyName(key);
            write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static FrozenTrial ReadTrial(JsonElement json)
    {
        OrderedDictionary<string, TrialParameter> parameters = new(StringComparer.Ordinal);
        foreach (JsonProperty parameter in Entries(json, "parameters"))
        {
            Distribution distribution = DistributionJson.Read(parameter.Value.GetProperty("in"));
            parameters[parameter.Name] = new TrialParameter(distribution, distribution.ToStored(ValueJson.Read(parameter.Value.GetProperty("value"))));
        }
        return new FrozenTrial
        {
            Number = json.GetProperty("number").GetInt32(),
            State = Enum.Parse<TrialState>(json.GetProperty("state").GetString()!, ignoreCase: true),
            Values = json.TryGetProperty("values", out JsonElement values) ? [.. values.EnumerateArray().Select(Number)] : [],
            Parameters = parameters,
            Fixed = Entries(json, "fixed").ToImmutableDictionary(static e => e.Name, static e => ValueJson.Read(e.Value), StringComparer.Ordinal),
            Intermediate = Entries(json, "intermediate").ToImmutableSortedDictionary(static e => int.Parse(e.Name, CultureInfo.InvariantCulture), static e => Number(e.Value)),
            Attributes = Entries(json, "attributes").ToImmutableDictionary(static e => e.Name, static e => e.Value.Clone(), StringComparer.Ordinal),
            Error = Text(json, "error"),
            Attempts = json.GetProperty("attempts").GetInt32(),
            Worker = Text(json, "worker"),
            Started = Time(json, "started"),
            Ended = Time(json, "ended"),
        };
    }

    private static JsonElement.ObjectEnumerator Entries(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement entries) ? entries.EnumerateObject() : default;

    // Other programs write 1.0 as 1.
    private static double Number(JsonElement json) => Convert.ToDouble(ValueJson.Read(json), CultureInfo.InvariantCulture);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement json, string name) =>
        Text(json, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
