namespace MedScan.Tracking;

/// <summary>What an artifact is announced as when it is uploaded, by its name. Servers decide by the name again when it is
/// fetched.</summary>
internal static class MediaType
{
    public static string Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" or ".log" or ".err" or ".md" or ".rst" or ".csv" or ".tsv" or ".json" or ".jsonl" or ".yaml" or ".yml" or ".xml"
            or ".cs" or ".csx" or ".fs" or ".fsx" or ".py" or ".js" or ".sh" or ".ini" or ".cfg" or ".conf" => "text/plain",
        ".html" or ".htm" => "text/html",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".pdf" => "application/pdf",
        "" when Path.GetFileName(path) is "MLmodel" => "text/plain",
        _ => "application/octet-stream",
    };
}
