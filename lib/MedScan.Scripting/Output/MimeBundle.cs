namespace MedScan.Scripting.Output;

/// <summary>One value in several forms, of which whoever shows it takes the richest it can.</summary>
/// <remarks>Keys are MIME types. A value is text for <c>text/*</c> and <c>image/svg+xml</c>, base64 text for other
/// <c>image/*</c>, and a JSON document's text for types that are or end in <c>json</c>. Jupyter's display data has the same
/// shape, with JSON types as objects instead of text.</remarks>
/// <param name="Data">The forms by MIME type; <c>text/plain</c> is always among them.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Jupyter's display metadata by MIME type, for example an image's width; each value a JSON document's text.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>A value that is text only.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A bundle with <c>text/plain</c>.</returns>
    public static MimeBundle Text(string text) => new(new Dictionary<string, string> { ["text/plain"] = text });
}
