namespace MedScan.Tracking;

/// <summary>Cuts a batch into requests that keep to <see cref="MlflowLimits"/>, in number and in bytes.</summary>
internal static class LogBatchSplit
{
    // Room for the run id, the field names and the braces around the lists.
    private const int BytesForEntities = MlflowLimits.BytesPerBatch - 1000;
    private const int BytesAroundPair = 24; // {"key":"","value":""},
    private const int BytesAroundMetric = 110; // the same, with a time, a step and a double in full

    public static IEnumerable<JsonBody> Bodies(
        string runId, IReadOnlyList<Metric> metrics, IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, string> tags)
    {
        var points = metrics as Metric[] ?? [.. metrics];
        KeyValuePair<string, string>[] parameterList = [.. parameters], tagList = [.. tags];
        int metric = 0, parameter = 0, tag = 0;
        while (metric < points.Length || parameter < parameterList.Length || tag < tagList.Length)
        {
            var bytes = BytesForEntities;
            var parameterEnd = Fill(parameterList, parameter, MlflowLimits.ParametersPerBatch, ref bytes, PairBytes);
            var tagEnd = Fill(tagList, tag, MlflowLimits.TagsPerBatch, ref bytes, PairBytes);
            var room = MlflowLimits.EntitiesPerBatch - (parameterEnd - parameter) - (tagEnd - tag);
            var metricEnd = Fill(points, metric, Math.Min(room, MlflowLimits.MetricsPerBatch), ref bytes, MetricBytes);
            if (metricEnd == metric && parameterEnd == parameter && tagEnd == tag)
                throw new ArgumentException($"One parameter, tag or metric alone is over {MlflowLimits.BytesPerBatch} bytes; a server takes no more in one request.");
            yield return new()
            {
                { "run_id", runId },
                { "metrics", points.AsSpan(metric, metricEnd - metric) },
                { "params", parameterList[parameter..parameterEnd] },
                { "tags", tagList[tag..tagEnd] },
            };
            (metric, parameter, tag) = (metricEnd, parameterEnd, tagEnd);
        }
    }

    private static int Fill<T>(T[] items, int start, int most, ref int bytes, Func<T, int> size)
    {
        var end = start;
        while (end < items.Length && end - start < most && size(items[end]) is var next && next <= bytes)
        {
            bytes -= next;
            end++;
        }
        return end;
    }

    private static int PairBytes(KeyValuePair<string, string> pair) => BytesAroundPair + TextBytes(pair.Key) + TextBytes(pair.Value);

    private static int MetricBytes(Metric metric) => BytesAroundMetric + TextBytes(metric.Key);

    /// <summary>At most this many bytes of JSON: an escape is six ASCII characters, and so is what a proxy may make of others.</summary>
    private static int TextBytes(string text)
    {
        var bytes = 0;
        foreach (var character in text)
            bytes += character is < ' ' or '"' or '\\' or > '~' ? 6 : 1;
        return bytes;
    }
}
