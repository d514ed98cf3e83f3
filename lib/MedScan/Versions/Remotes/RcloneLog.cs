using System.Text.Json;

namespace MedScan.Versions.Remotes;

/// <summary>Reads the JSON lines that rclone writes to its standard error.</summary>
internal sealed class RcloneLog(Func<string, string> redact, Action<long, int>? transferred)
{
    private const int MostErrors = 5;

    private readonly List<string> errors = [];

    /// <summary>The last complaints.</summary>
    public IReadOnlyList<string> Errors => errors;

    public void Add(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            if (root.TryGetProperty("stats", out JsonElement stats))
                transferred?.Invoke(stats.GetProperty("bytes").GetInt64(), stats.GetProperty("transfers").GetInt32());
            else if (root.GetProperty("level").GetString() is not ("info" or "debug"))
                Keep(root.GetProperty("msg").GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Keep(line); // written before its log was set up
        }
    }

    private void Keep(string message)
    {
        string shown = redact(message.Trim());
        // That there are no settings is no complaint: a remote may be described by the environment or by its own address.
        if (shown.Length == 0 || errors.Contains(shown) || (shown.Contains("Config file", StringComparison.Ordinal) && shown.Contains("using defaults", StringComparison.Ordinal)))
            return;
        errors.Add(shown);
        if (errors.Count > MostErrors)
            errors.RemoveAt(0);
    }
}
