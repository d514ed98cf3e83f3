using System.Globalization;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>What a metric point may be.</summary>
internal static class MetricRules
{
    /// <param name="point">The point.</param>
    /// <param name="path">Where in the request it stood, such as <c>metrics[3]</c>; empty on its own.</param>
    /// <exception cref="ApiException">The key breaks a rule or the time is before 1970.</exception>
    public static void Check(in MetricRow point, string path)
    {
        FieldRules.CheckKey(point.Key, RunRules.Field(path, "name"));
        if (point.Timestamp < 0)
        {
            throw ApiException.Invalid(
                $"Invalid value {point.Timestamp.ToString(CultureInfo.InvariantCulture)} for parameter '{RunRules.Field(path, "timestamp")}' supplied: "
                + $"metric '{point.Key}' (value={point.Sent.ToString(CultureInfo.InvariantCulture)}). Timestamp must be a nonnegative long (64-bit integer) ");
        }

        FieldRules.CheckLength(point.Key, FieldRules.MaxKeyLength, "Metric name");
    }
}
