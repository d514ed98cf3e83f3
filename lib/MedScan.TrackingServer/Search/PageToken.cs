using System.Globalization;
using System.Text;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Search;

/// <summary>MLflow's page tokens: base64 of <c>{"offset": N}</c>.</summary>
internal static class PageToken
{
    /// <summary>The most results that one page may have.</summary>
    public const int MaxResults = 50_000;

    /// <summary>The offset that a token stands for; 0 without a token.</summary>
    /// <exception cref="ApiException">It is not one of these tokens.</exception>
    public static long Parse(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return 0;
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            throw ApiException.Invalid("Invalid page token, could not base64-decode");
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("offset", out var offset)
                && offset.ValueKind == JsonValueKind.Number
                && offset.TryGetInt64(out var value)
                && value >= 0)
            {
                return value;
            }
        }
        catch (JsonException)
        {
            // The same answer as for JSON of another shape.
        }

        throw ApiException.Invalid($"Invalid page token, decoded value={Encoding.UTF8.GetString(bytes, 0, length)}");
    }

    public static string Create(long offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{{\"offset\": {offset.ToString(CultureInfo.InvariantCulture)}}}"));
}
