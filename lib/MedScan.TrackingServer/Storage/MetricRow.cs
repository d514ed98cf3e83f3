using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Storage;

/// <summary>A metric point as the tables keep it: NaN is a flag beside the value 0, infinities are the largest finite numbers.</summary>
internal readonly record struct MetricRow(string Key, double Value, long Timestamp, long Step, bool IsNaN)
{
    /// <summary>The point as stored, from the value as sent.</summary>
    public static MetricRow FromSent(string key, double value, long timestamp, long step) =>
        new(
            key,
            double.IsNaN(value) ? 0 : Math.Clamp(value, -double.MaxValue, double.MaxValue),
            timestamp,
            step,
            double.IsNaN(value));

    /// <summary>The value as it is sent back.</summary>
    public double Sent => IsNaN ? double.NaN : Value;

    /// <summary>Whether this point is later than another of the same metric: by step, then time, then value.</summary>
    public bool IsLaterThan(in MetricRow other) =>
        (Step, Timestamp, Value).CompareTo((other.Step, other.Timestamp, other.Value)) > 0;

    /// <summary>As many empty lists.</summary>
    public static List<MetricRow>[] Lists(int count)
    {
        var lists = new List<MetricRow>[count];
        for (var i = 0; i < count; i++)
            lists[i] = [];
        return lists;
    }

    /// <summary>Writes the point as it is sent.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="runId">The run's id, where points of several runs are sent together.</param>
    public void WriteTo(Utf8JsonWriter writer, string? runId = null)
    {
        // Written tens of thousands of times an answer, so the names are bytes already.
        writer.WriteStartObject();
        writer.WriteString("key"u8, Key);
        Answer.Number(writer, "value"u8, Sent);
        writer.WriteNumber("timestamp"u8, Timestamp);
        writer.WriteNumber("step"u8, Step);
        if (runId is not null)
            writer.WriteString("run_id"u8, runId);
        writer.WriteEndObject();
    }
}
