using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MedScan.TrackingServer.Http;

/// <summary>The fields of a request, from its JSON body or its query string, checked as MLflow checks them.</summary>
/// <remarks>Unknown fields are ignored; 64-bit integers may be numbers or strings; a body that is not JSON has no fields.</remarks>
internal sealed class RequestFields
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement body;
    private readonly IQueryCollection? query;

    private RequestFields(JsonElement body, IQueryCollection? query)
    {
        this.body = body;
        this.query = query;
    }

    /// <summary>Reads what came with a request: the query of a GET, the body of all others.</summary>
    public static async Task<RequestFields> ReadAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
            return new(Nothing, context.Request.Query);
        return await ReadBodyAsync(context, FromBody).ConfigureAwait(false);
    }

    /// <summary>Hands the whole body to <paramref name="read"/>, which must not keep it.</summary>
    /// <exception cref="ApiException">The body does not say that it is JSON.</exception>
    public static async Task<T> ReadBodyAsync<T>(HttpContext context, Func<ReadOnlySequence<byte>, T> read)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            RequireJson(context.Request);
        var pipe = context.Request.BodyReader;
        while (true)
        {
            var part = await pipe.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (!part.IsCompleted)
            {
                pipe.AdvanceTo(part.Buffer.Start, part.Buffer.End);
                continue;
            }

            try
            {
                return read(part.Buffer);
            }
            finally
            {
                pipe.AdvanceTo(part.Buffer.End); // also of what is refused, or the connection could not be used again
            }
        }
    }

    /// <summary>The fields of a JSON body; none when it is not a JSON object.</summary>
    public static RequestFields FromBody(ReadOnlySequence<byte> body) => new(Parse(body), null);

    /// <summary>Whether the field came with a value that is not null.</summary>
    public bool Has(string name) => query is not null ? query.ContainsKey(name) : Find(name) is not null;

    /// <summary>Whether the field came as a number, not as its name: how some clients send enumerations.</summary>
    public bool IsNumber(string name) => query is null && Find(name) is { ValueKind: JsonValueKind.Number };

    /// <summary>The run's id, under its name or its old one.</summary>
    /// <exception cref="ApiException">It is absent, empty or not a string.</exception>
    public string RunId() => Has("run_id") || !Has("run_uuid") ? RequiredString("run_id") : RequiredString("run_uuid");

    /// <exception cref="ApiException">It is absent, empty or not a string.</exception>
    public string RequiredString(string name)
    {
        var value = OptionalString(name);
        return string.IsNullOrEmpty(value) ? throw ApiException.Missing(name) : value;
    }

    /// <exception cref="ApiException">It is not a string.</exception>
    public string? OptionalString(string name)
    {
        if (query is not null)
            return query.TryGetValue(name, out var values) ? values[^1] : null;
        return Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => Text(name, text),
            { } other => throw WrongType(name, other),
        };
    }

    /// <exception cref="ApiException">It is absent or not an integer.</exception>
    public long RequiredInteger(string name) => OptionalInteger(name) ?? throw ApiException.Missing(name);

    /// <exception cref="ApiException">It is not an integer.</exception>
    public long? OptionalInteger(string name)
    {
        if (query is not null)
        {
            return OptionalString(name) is not { } text ? null
                : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
                : throw ApiException.WrongType(name, Quote(text), "str");
        }

        return Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
            { ValueKind: JsonValueKind.String } text when long.TryParse(
                Text(name, text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            { } other => throw WrongType(name, other),
        };
    }

    /// <summary>A number, as such or as a string, where NaN, Infinity and -Infinity have their place.</summary>
    /// <exception cref="ApiException">It is absent or not a number.</exception>
    public double RequiredNumber(string name) => Find(name) switch
    {
        null => throw ApiException.Missing(name),
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
        { ValueKind: JsonValueKind.String } text when ParseNumber(Text(name, text)) is { } value => value,
        { } other => throw WrongType(name, other),
    };

    /// <exception cref="ApiException">It is not true or false.</exception>
    public bool? OptionalBoolean(string name)
    {
        if (query is not null)
        {
            return OptionalString(name)?.ToLowerInvariant() switch
            {
                null => null,
                "true" => true,
                "false" => false,
                var other => throw ApiException.WrongType(name, Quote(other), "str"),
            };
        }

        return Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { } other => throw WrongType(name, other),
        };
    }

    /// <summary>A list of strings; a single string is read as the list of its characters, as MLflow does.</summary>
    /// <exception cref="ApiException">It is not a list of strings.</exception>
    public IReadOnlyList<string> Strings(string name)
    {
        if (query is not null)
            return query.TryGetValue(name, out var values) ? [.. values.Select(value => value ?? string.Empty)] : [];
        switch (Find(name))
        {
            case null:
                return [];
            case { ValueKind: JsonValueKind.String } text:
                return [.. Text(name, text).Select(character => character.ToString())];
            case { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return [.. array.EnumerateArray().Select(item => Text(name, item))];
            case { } other:
                throw WrongType(name, other);
        }
    }

    /// <summary>A list of objects.</summary>
    /// <exception cref="ApiException">It is not a list of objects.</exception>
    public IReadOnlyList<RequestFields> Objects(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object) =>
            [.. array.EnumerateArray().Select(item => new RequestFields(item, null))],
        { } other => throw WrongType(name, other),
    };

    /// <summary>A list of key and value pairs.</summary>
    /// <exception cref="ApiException">It is not a list of objects, or one of them has no key.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name) =>
    [
        .. Objects(name).Select((pair, index) => KeyValuePair.Create(
            pair.OptionalString("key") is { Length: > 0 } key ? key : throw ApiException.Missing($"{name}[{index}].key"),
            pair.OptionalString("value") ?? string.Empty)),
    ];

    /// <summary>An object whose members are all strings, as pairs.</summary>
    /// <exception cref="ApiException">It is not such an object.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Map(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } map when map.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String) =>
            [.. map.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Text(name, member.Value))).DistinctBy(pair => pair.Key)],
        { } other => throw WrongType(name, other),
    };

    /// <summary>An object, or null when it is absent.</summary>
    /// <exception cref="ApiException">It is not an object.</exception>
    public RequestFields? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new(value, null),
        { } other => throw WrongType(name, other),
    };

    /// <summary>The place in <paramref name="choices"/> of a value that is sent by its name or by its number, which starts with 1.</summary>
    /// <exception cref="ApiException">It is none of them.</exception>
    public int? Choice(string name, IReadOnlyList<string> choices)
    {
        if (!Has(name))
            return null;
        var isNumber = IsNumber(name);
        var sent = isNumber ? null : OptionalString(name)!;
        var place = isNumber ? RequiredInteger(name) - 1 : choices.ToList().IndexOf(sent!);
        return place >= 0 && place < choices.Count ? (int)place : throw ApiException.Invalid(
            $"Invalid value {(sent is null ? $"{place + 1}" : PythonText.Json(sent))} for parameter '{name}' supplied. It must be one of {PythonText.List(choices)}.");
    }

    private static double? ParseNumber(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    private static void RequireJson(HttpRequest request)
    {
        var type = request.ContentType;
        if (string.IsNullOrEmpty(type) || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            throw ApiException.Invalid("Bad Request. Content-Type header is missing.");
        if (!type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw ApiException.Invalid("Bad Request. Content-Type must be one of ['application/json'].");
    }

    private static JsonElement Parse(ReadOnlySequence<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.String) // some clients encode twice
            {
                using var inner = JsonDocument.Parse(root.GetString()!);
                ReadNames(inner.RootElement);
                return inner.RootElement.ValueKind == JsonValueKind.Object ? inner.RootElement.Clone() : Nothing;
            }

            ReadNames(root);
            return root.ValueKind == JsonValueKind.Object ? root.Clone() : Nothing;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the second: half a surrogate pair
        {
            return Nothing;
        }
    }

    // Half a surrogate pair in a name would throw whenever a field is looked up; without an escape there is none.
    private static void ReadNames(JsonElement json)
    {
        if (JsonMarshal.GetRawUtf8Value(json).IndexOf("\\u"u8) < 0)
            return;
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in json.EnumerateObject())
            {
                _ = member.Name;
                ReadNames(member.Value);
            }
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in json.EnumerateArray())
                ReadNames(item);
        }
    }

    private static ApiException WrongType(string name, JsonElement value)
    {
        var type = value.ValueKind switch
        {
            JsonValueKind.String => "str",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "int" : "float",
            JsonValueKind.True or JsonValueKind.False => "bool",
            JsonValueKind.Array => "list",
            _ => "dict",
        };
        return ApiException.WrongType(name, value.GetRawText(), type);
    }

    private static string Text(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException) // half a surrogate pair
        {
            throw ApiException.Invalid($"Invalid value for parameter '{name}' supplied: it is not valid Unicode text.");
        }
    }

    private static string Quote(string text) => $"\"{text}\"";

    private JsonElement? Find(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
