using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Training;

/// <summary>How training writes JSON: snake_case keys, names for enums.</summary>
/// <remarks>Apart from the generated context, whose own static fields must be there first.</remarks>
internal static class TrainingJson
{
    /// <summary>One object per line.</summary>
    public static TrainingJsonContext Lines { get; } = Create(indented: false);

    /// <summary>Files that a person may open.</summary>
    public static TrainingJsonContext Files { get; } = Create(indented: true);

    private static TrainingJsonContext Create(bool indented) => new(new JsonSerializerOptions(TrainingJsonContext.Default.Options)
    {
        WriteIndented = indented,
        // Class names and paths in any script stay readable; nothing here is embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
