using System.Globalization;

namespace MedScan.Experiments;

/// <summary>Text of one line.</summary>
internal class TextFormat(string expected) : ConfigFormat<string?>
{
    public override string Expected => expected;

    public override bool TryRead(ConfigScalar scalar, out string? value)
    {
        value = scalar.Text;
        return true;
    }

    public override bool Accepts(string? value) =>
        !string.IsNullOrWhiteSpace(value) && value.EnumerateRunes().All(IsPrintable);

    public override string Write(string? value) =>
        value is null ? "null"
        : value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '_' or '-')
            && value[0] is not '-' && value is not ("null" or "Null" or "NULL") ? value
        : $"\"{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // U+FFFD also stands for half of a surrogate pair, which no file system path and no YAML stream holds.
    private static bool IsPrintable(System.Text.Rune letter) =>
        letter.Value is not (0xFFFD or 0xFEFF) && System.Text.Rune.GetUnicodeCategory(letter)
            is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
