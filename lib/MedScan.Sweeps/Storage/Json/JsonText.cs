using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Sweeps.Storage;

/// <summary>Writes JSON into a text.</summary>
internal static class JsonText
{
    /// <summary>Writes.</summary>
    /// <param name="write">What; given the writer.</param>
    /// <param name="indented">Whether for people.</param>
    /// <returns>The text. It is for programs and databases, which need no escapes for HTML; a zero character is escaped all the same.</returns>
    public static string Write(Action<Utf8JsonWriter> write, bool indented = false)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = indented }))
            write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
