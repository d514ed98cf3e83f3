using System.Text.Json;

namespace MedScan.Cards.Downloading;

/// <summary>Of which file the bytes are that have arrived so far; lies beside them.</summary>
/// <param name="Address">Where the fetch began.</param>
/// <param name="EntityTag">The strong entity tag of the version.</param>
/// <param name="LastModified">Its date, where there is no such tag.</param>
/// <param name="Bytes">Its whole size.</param>
internal sealed record DownloadState(string Address, string? EntityTag, DateTimeOffset? LastModified, long? Bytes)
{
    /// <returns>Null when there is none, or it cannot be read; then the fetch begins anew.</returns>
    public static async Task<DownloadState?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            byte[] json = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return JsonSerializer.Deserialize(json, DownloadJsonContext.Default.DownloadState);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public Task WriteAsync(string path, CancellationToken cancellation) =>
        File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(this, DownloadJsonContext.Default.DownloadState), cancellation);
}
