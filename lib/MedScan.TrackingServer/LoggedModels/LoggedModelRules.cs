using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>What logged models, their tags and parameters may be called.</summary>
internal static class LoggedModelRules
{
    private const int MaxNameLength = 500;
    private const int MaxKeyLength = 255;
    private const string Forbidden = "/:.%\"'";

    /// <summary>The name of a new model, if one was sent.</summary>
    /// <exception cref="ApiException">It has a character that a model URI gives a meaning to.</exception>
    public static string? Name(RequestFields fields)
    {
        var name = fields.OptionalString("name");
        if (string.IsNullOrEmpty(name))
            return null;
        if (name.Any(character => Forbidden.Contains(character, StringComparison.Ordinal)))
        {
            throw ApiException.Invalid(
                $"Invalid model name ({PythonText.Quoted(name)}) provided. Model name must be a non-empty string and cannot contain the following characters: "
                + PythonText.List(Forbidden.Select(character => character.ToString())));
        }

        FieldRules.CheckLength(name, MaxNameLength, "name");
        return name;
    }

    /// <summary>The pairs of a request.</summary>
    /// <exception cref="ApiException">A key is absent or too long.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(RequestFields fields, string name)
    {
        var pairs = fields.Pairs(name);
        for (var i = 0; i < pairs.Count; i++)
            FieldRules.CheckLength(pairs[i].Key, MaxKeyLength, $"{name}[{i}].key");
        return pairs;
    }
}
