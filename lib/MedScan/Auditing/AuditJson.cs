using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Auditing;

/// <summary>How reports are written: snake_case keys, file names readable in any script.</summary>
internal static class AuditJson
{
    internal static AuditJsonContext Files { get; } =
        new(new JsonSerializerOptions(AuditJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
