using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Cards.Describing;

/// <summary>A number of bytes of at least 1, or nothing.</summary>
internal sealed class ByteCountFormat : ConfigFormat<long?>
{
    private const double Largest = 1L << 53; // beyond it not every whole number is a double

    public override string Expected => "a number of bytes of at least 1";

    public override bool TakesNull => true;

    public override bool TryRead(ConfigScalar scalar, out long? value)
    {
        value = null;
        if (scalar.IsNull)
            return true;
        if (!NumberFormat.TryParse(scalar, out double number) || number != Math.Floor(number) || Math.Abs(number) > Largest)
            return false;
        value = (long)number;
        return true;
    }

    public override bool Accepts(long? value) => value is null or >= 1;

    public override string Write(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    public override string Hint(ConfigScalar scalar) => NumberFormat.QuoteHint(scalar);
}
