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
}
