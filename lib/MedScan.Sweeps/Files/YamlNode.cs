using System.Globalization;
using System.Text.RegularExpressions;

namespace MedScan.Sweeps.Files;

/// <summary>A piece of a YAML document that remembers where it was written, both from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, for an error that expected something else.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value.</summary>
internal sealed partial record YamlScalar(int Line, int Column, string Text, bool IsPlain, string Tag) : YamlNode(Line, Column)
{
    public override string Kind => Value is null ? "nothing" : Value is string ? $"the text '{Shortened}'" : Shortened;

    /// <summary>The value by YAML 1.2's core schema, or by its tag: null, a truth value, a <see cref="long"/>, a <see cref="double"/>
    /// or a text.</summary>
    /// <remarks>Python's readers take 1e-5 for a text, for want of a dot; nobody who writes it means one.</remarks>
    public object? Value => Tag switch
    {
        "tag:yaml.org,2002:str" => Text,
        "tag:yaml.org,2002:float" => Plain() is long whole ? (double)whole : Plain(),
        "" => IsPlain ? Plain() : Text,
        _ => Plain(),
    };

    private string Shortened => Text.Length <= 60 ? Text : Text[..57] + "...";

    private object? Plain() => Text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        _ when Whole().IsMatch(Text) && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        _ when Real().IsMatch(Text) => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => Text,
    };

    [GeneratedRegex(@"^[-+]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Real();
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values in the order of the document, no key twice.</summary>
internal sealed record YamlMap(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column)
{
    public override string Kind => "a section";

    public YamlEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

/// <summary>A key with its value; the place is the key's.</summary>
internal sealed record YamlEntry(int Line, int Column, string Key, YamlNode Value);
