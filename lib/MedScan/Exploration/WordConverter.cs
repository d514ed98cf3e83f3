using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Exploration;

/// <summary>Enum values as they are spelled in experiment files: <c>class-weights</c>.</summary>
internal sealed class WordConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower)
    where TEnum : struct, Enum;
