using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MedScan.TrackingServer.Http;

/// <summary>Writes answers in MLflow's form.</summary>
internal static class Answer
{
    // The answer is never put into a page as it stands: its type is JSON and sniffing is forbidden.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Sends a JSON object whose members <paramref name="members"/> writes.</summary>
    public static async Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> members, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Sends the empty object.</summary>
    public static Task EmptyAsync(HttpContext context) => JsonAsync(context, static _ => { });

    /// <summary>Sends MLflow's error object.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string errorCode, string message) => JsonAsync(
        context,
        writer =>
        {
            writer.WriteString("error_code", errorCode);
            writer.WriteString("message", message);
        },
        status);

    /// <summary>Writes a number; NaN and infinities as the strings that JSON has no numbers for.</summary>
    public static void Number(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteString(name, double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
    }

    /// <summary>Writes a list of objects; nothing at all when it is empty, as MLflow does.</summary>
    public static void List<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    /// <summary>Sends one page of a list: nothing at all for an empty one, and the next page's token when there is a next page.</summary>
    public static Task PageAsync<T>(HttpContext context, string name, IReadOnlyList<T> items, string? nextPageToken, Action<Utf8JsonWriter, T> write) =>
        JsonAsync(context, writer =>
        {
            List(writer, name, items, write);
            if (nextPageToken is not null)
                writer.WriteString("next_page_token", nextPageToken);
        });

    /// <summary>Begins an object: a member of the one around it, or an item of a list.</summary>
    public static void StartObject(Utf8JsonWriter writer, string? member)
    {
        if (member is null)
            writer.WriteStartObject();
        else
            writer.WriteStartObject(member);
    }

    /// <summary>Writes a list of key and value pairs; nothing at all when it is empty, as MLflow does.</summary>
    public static void Pairs(Utf8JsonWriter writer, string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, key);
            writer.WriteString("value"u8, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
