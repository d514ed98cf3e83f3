namespace MedScan.Tracking.Spool;

/// <summary>Gathers records into one request within MLflow's limits on numbers and on the size of a body.</summary>
internal sealed class BatchBuilder
{
    // MLflow refuses bodies over 1,000,000 bytes; a character outside ASCII becomes up to six bytes of JSON.
    private const int MostBytes = 900_000;
    private const int BytesPerPoint = 90;
    private const int BytesPerCharacter = 6;

    private readonly List<Metric> _points = [];
    private readonly Dictionary<string, string> _parameters = [];
    private readonly Dictionary<string, string> _tags = [];
    private int _bytes;

    public int Count => _points.Count + _parameters.Count + _tags.Count;

    /// <returns>Whether the record went in; if not, it belongs to the next request.</returns>
    public bool TryAdd(JournalEntry entry)
    {
        switch (entry)
        {
            case JournalEntry.Points points:
                int bytes = points.Values.Sum(point => BytesPerPoint + BytesPerCharacter * point.Key.Length);
                if (_points.Count + points.Values.Count > RunBatch.MostMetrics || !Fits(points.Values.Count, bytes)) return false;
                _points.AddRange(points.Values);
                _bytes += bytes;
                return true;
            case JournalEntry.Parameter parameter:
                return TryAdd(_parameters, RunBatch.MostParameters, parameter.Name, parameter.Value);
            case JournalEntry.Tag tag:
                return TryAdd(_tags, RunBatch.MostTags, tag.Name, tag.Value);
            default:
                return false;
        }
    }

    public RunBatch Take()
    {
        var batch = new RunBatch([.. _points], [.. _parameters], [.. _tags]);
        _points.Clear();
        _parameters.Clear();
        _tags.Clear();
        _bytes = 0;
        return batch;
    }

    // One key twice in one request is refused by MLflow (parameters) or of undefined order (tags): it waits for the next.
    private bool TryAdd(Dictionary<string, string> items, int most, string name, string value)
    {
        int bytes = BytesPerCharacter * (name.Length + value.Length) + 30;
        if (items.Count == most || items.ContainsKey(name) || !Fits(1, bytes)) return false;
        items.Add(name, value);
        _bytes += bytes;
        return true;
    }

    // A single record is always taken: where it is too big for the server, the server shall say so.
    private bool Fits(int items, int bytes) => Count == 0 || (Count + items <= RunBatch.MostItems && _bytes + bytes <= MostBytes);
}
