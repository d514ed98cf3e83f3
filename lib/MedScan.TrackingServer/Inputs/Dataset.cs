using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Inputs;

/// <summary>A data set as runs name it: known by its name and digest.</summary>
internal sealed record Dataset(string Name, string Digest, string SourceType, string Source, string? Schema, string? Profile)
{
    private const int MaxNameLength = 500;
    private const int MaxDigestLength = 36;
    private const int MaxSourceLength = 65_535;
    private const int MaxSchemaLength = 1_048_575;
    private const int MaxProfileLength = 16_777_215;

    /// <exception cref="ApiException">A field is missing or longer than it may be.</exception>
    public static Dataset Read(RequestFields? fields)
    {
        if (fields is null)
            throw ApiException.Invalid("Dataset input must have a dataset associated with it.");
        var dataset = new Dataset(
            Required(fields, "name", MaxNameLength),
            Required(fields, "digest", MaxDigestLength),
            fields.OptionalString("source_type") ?? throw ApiException.Invalid("Dataset source_type cannot be None"),
            Required(fields, "source", MaxSourceLength),
            fields.OptionalString("schema"),
            fields.OptionalString("profile"));
        FieldRules.CheckLength(dataset.Schema, MaxSchemaLength, "schema");
        FieldRules.CheckLength(dataset.Profile, MaxProfileLength, "profile");
        return dataset;
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("dataset");
        writer.WriteString("name", Name);
        writer.WriteString("digest", Digest);
        writer.WriteString("source_type", SourceType);
        writer.WriteString("source", Source);
        if (Schema is not null)
            writer.WriteString("schema", Schema);
        if (Profile is not null)
            writer.WriteString("profile", Profile);
        writer.WriteEndObject();
    }

    private static string Required(RequestFields fields, string name, int limit)
    {
        var value = fields.OptionalString(name) ?? throw ApiException.Invalid($"Dataset {name} cannot be None");
        FieldRules.CheckLength(value, limit, name);
        return value;
    }
}
