using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Auditing;

/// <summary>Enum values as they are spelled in files: <c>same-file</c>.</summary>
internal sealed class WordConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower)
    where TEnum : struct, Enum;
