using System.Text.Json;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Storage;

/// <summary>How distributions are stored. This form is part of every database that was ever written: members may be added, never
/// renamed.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>{"kind":"float","low":0.001,"high":0.1,"log":true}</c> or with <c>"step":0.1</c></item>
/// <item><c>{"kind":"int","low":1,"high":9,"step":2}</c> or with <c>"log":true</c></item>
/// <item><c>{"kind":"normal","mean":0.0,"deviation":1.0}</c>, also with <c>"log":true</c> and <c>"step":0.1</c></item>
/// <item><c>{"kind":"beta","a":2.0,"b":5.0}</c></item>
/// <item><c>{"kind":"quantized","step":8.0,"source":{"kind":"float",...}}</c></item>
/// <item><c>{"kind":"categorical","choices":["a",1,1.5,true,null]}</c> or with <c>"weights":[0.5,0.2,0.1,0.1,0.1]</c></item>
/// </list>
/// What is false or none is left out.
/// </remarks>
internal static class DistributionJson
{
    /// <summary>Writes a distribution.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="distribution">The distribution.</param>
    public static void Write(Utf8JsonWriter writer, Distribution distribution)
    {
        writer.WriteStartObject();
        switch (distribution)
        {
            case FloatDistribution real:
                writer.WriteString("kind", "float");
                WriteNumber(writer, "low", real.Low);
                WriteNumber(writer, "high", real.High);
                WriteScale(writer, real.Log, real.Step);
                break;
            case IntDistribution whole:
                writer.WriteString("kind", "int");
                writer.WriteNumber("low", whole.Low);
                writer.WriteNumber("high", whole.High);
                if (whole.Step != 1)
                    writer.WriteNumber("step", whole.Step);
                if (whole.Log)
                    writer.WriteBoolean("log", true);
                break;
            case NormalDistribution normal:
                writer.WriteString("kind", "normal");
                WriteNumber(writer, "mean", normal.Mean);
                WriteNumber(writer, "deviation", normal.StandardDeviation);
                WriteScale(writer, normal.Log, normal.Step);
                break;
            case BetaDistribution beta:
                writer.WriteString("kind", "beta");
                WriteNumber(writer, "a", beta.A);
                WriteNumber(writer, "b", beta.B);
                break;
            case QuantizedDistribution quantized:
                writer.WriteString("kind", "quantized");
                WriteNumber(writer, "step", quantized.Step);
                writer.WritePropertyName("source");
                Write(writer, quantized.Source);
                break;
            case CategoricalDistribution categorical:
                writer.WriteString("kind", "categorical");
                writer.WriteStartArray("choices");
                foreach (object? choice in categorical.Choices)
                    ValueJson.Write(writer, choice);
                writer.WriteEndArray();
                WriteWeights(writer, categorical.Weights);
                break;
            default:
                throw new ArgumentException($"Expected a distribution that can be stored, got a {distribution.GetType().Name}.", nameof(distribution));
        }
        writer.WriteEndObject();
    }

    /// <summary>Reads a distribution.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <returns>A distribution that equals the one written.</returns>
    /// <exception cref="StorageException">A newer version wrote it.</exception>
    public static Distribution Read(JsonElement json)
    {
        bool log = json.TryGetProperty("log", out JsonElement l) && l.GetBoolean();
        JsonElement? step = json.TryGetProperty("step", out JsonElement s) ? s : null;
        return json.GetProperty("kind").GetString() switch
        {
            "float" => new FloatDistribution(json.GetProperty("low").GetDouble(), json.GetProperty("high").GetDouble(), log, step?.GetDouble()),
            "int" => new IntDistribution(json.GetProperty("low").GetInt64(), json.GetProperty("high").GetInt64(), log, step?.GetInt64() ?? 1),
            "normal" => new NormalDistribution(json.GetProperty("mean").GetDouble(), json.GetProperty("deviation").GetDouble(), log, step?.GetDouble()),
            "beta" => new BetaDistribution(json.GetProperty("a").GetDouble(), json.GetProperty("b").GetDouble()),
            "quantized" => new QuantizedDistribution((NumericDistribution)Read(json.GetProperty("source")), step!.Value.GetDouble()),
            "categorical" => new CategoricalDistribution(
                [.. json.GetProperty("choices").EnumerateArray().Select(ValueJson.Read)],
                json.TryGetProperty("weights", out JsonElement weights) ? [.. weights.EnumerateArray().Select(static w => w.GetDouble())] : null),
            var kind => throw new StorageException($"The study has a parameter of the kind '{kind}', which this version does not know. Use the version that began the study."),
        };
    }

    private static void WriteScale(Utf8JsonWriter writer, bool log, double? step)
    {
        if (log)
            writer.WriteBoolean("log", true);
        if (step is { } distance)
            WriteNumber(writer, "step", distance);
    }

    private static void WriteWeights(Utf8JsonWriter writer, IReadOnlyList<double>? weights)
    {
        if (weights is null)
            return;
        writer.WriteStartArray("weights");
        foreach (double weight in weights)
            ValueJson.Write(writer, weight);
        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        ValueJson.Write(writer, value);
    }
}
