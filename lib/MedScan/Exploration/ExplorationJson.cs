using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Exploration;

/// <summary>How exploration writes JSON: for people, too.</summary>
/// <remarks>Apart from the generated context, whose own static fields must be there first.</remarks>
internal static class ExplorationJson
{
    public static ExplorationJsonContext Files { get; } = new(new JsonSerializerOptions(ExplorationJsonContext.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        // Class names and paths in any script stay readable; nothing here is embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
