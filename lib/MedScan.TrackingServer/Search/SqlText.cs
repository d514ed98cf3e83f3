using System.Text;
using System.Text.Json;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Search;

/// <summary>A statement under construction: its text and the arguments of its parameters.</summary>
internal sealed class SqlText(Dialect dialect)
{
    private readonly StringBuilder text = new();
    private readonly List<object?> arguments = [];

    public Dialect Dialect => dialect;

    /// <summary>What <see cref="Session.QueryAsync"/> wants after the SQL.</summary>
    public object?[] Arguments => [.. arguments];

    public SqlText Append(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Takes an argument; the result is the parameter that stands for it.</summary>
    public string Add(object? argument)
    {
        arguments.Add(argument);
        return $"${arguments.Count}";
    }

    /// <summary>The condition that a text column is one of many: one parameter, so the statement's text does not grow with the list.</summary>
    public string In(string column, IReadOnlyList<string> values) => dialect == Dialect.Sqlite
        ? $"{column} IN (SELECT value FROM json_each({Add(Json(values, (writer, value) => writer.WriteStringValue(value)))}))"
        : $"{column} = ANY({Add(values.ToArray())})";

    /// <inheritdoc cref="In(string, IReadOnlyList{string})"/>
    public string In(string column, IReadOnlyList<long> values) => dialect == Dialect.Sqlite
        ? $"{column} IN (SELECT value FROM json_each({Add(Json(values, (writer, value) => writer.WriteNumberValue(value)))}))"
        : $"{column} = ANY({Add(values.ToArray())})";

    /// <summary>A table <c>j</c> of a list: its <c>value</c>s, and as <c>key</c> their places from 0 on, so that rows need not carry the value.</summary>
    public string Each(IReadOnlyList<string> values) => dialect == Dialect.Sqlite
        ? $"json_each({Add(Json(values, (writer, value) => writer.WriteStringValue(value)))}) j"
        : $"(SELECT place - 1 AS key, item AS value FROM unnest({Add(values.ToArray())}) WITH ORDINALITY AS list(item, place)) j";

    public override string ToString() => text.ToString();

    private static string Json<T>(IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var value in values)
                write(writer, value);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
