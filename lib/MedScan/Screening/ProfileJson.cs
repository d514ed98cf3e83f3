using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Screening;

/// <summary>How profiles are written: snake_case keys, one per line, names of data sets readable in any script.</summary>
internal static class ProfileJson
{
    public static ProfileJsonContext Files { get; } =
        new(new JsonSerializerOptions(ProfileJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
