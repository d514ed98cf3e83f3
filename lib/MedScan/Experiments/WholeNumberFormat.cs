using System.Globalization;

namespace MedScan.Experiments;

/// <summary>A whole number in any of YAML's decimal notations: 1000 and 1e3 are the same.</summary>
internal sealed class WholeNumberFormat(int minimum, int maximum) : ConfigFormat<int>
{
    public override string Expected { get; } = maximum == int.MaxValue
        ? $"a whole number of at least {minimum}"
        : $"a whole number from {minimum} to {maximum}";

    public override bool TryRead(ConfigScalar scalar, out int value)
    {
        value = 0;
        if (!NumberFormat.TryParse(scalar, out double number) || number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    public override bool Accepts(int value) => value >= minimum && value <= maximum;

    public override string Write(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override string Hint(ConfigScalar scalar) => NumberFormat.QuoteHint(scalar);
}
