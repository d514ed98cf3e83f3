using System.Globalization;
using System.Text.RegularExpressions;

namespace MedScan.Experiments;

/// <summary>A finite number between two limits, of which either can be left out of the range.</summary>
internal sealed partial class NumberFormat(double minimum, double maximum, bool aboveMinimum = false, bool belowMaximum = false)
    : ConfigFormat<double>
{
    public override string Expected { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"a number {(aboveMinimum ? "above" : "from")} {minimum} {(belowMaximum ? "to below" : "to")} {maximum}");

    /// <summary>The number of an unquoted scalar in YAML 1.2's core notation; infinity and NaN are refused.</summary>
    public static bool TryParse(ConfigScalar scalar, out double number)
    {
        number = 0;
        return !scalar.IsQuoted
            && CoreNumber().IsMatch(scalar.Text)
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    public static string QuoteHint(ConfigScalar scalar) =>
        scalar.IsQuoted && CoreNumber().IsMatch(scalar.Text) ? "; remove the quotes" : "";

    public override bool TryRead(ConfigScalar scalar, out double value) => TryParse(scalar, out value);

    public override bool Accepts(double value) =>
        (aboveMinimum ? value > minimum : value >= minimum) && (belowMaximum ? value < maximum : value <= maximum);

    public override string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    public override string Hint(ConfigScalar scalar) => QuoteHint(scalar);

    // https://yaml.org/spec/1.2.2/#1032-tag-resolution, decimal forms
    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex CoreNumber();
}
