using MedScan.Experiments;

namespace MedScan.Cards.Describing;

/// <summary>A hash in lower-case hexadecimal, or nothing.</summary>
internal sealed class HexFormat(string name, int digits) : ConfigFormat<string?>
{
    public override string Expected => $"{name}: {digits} digits 0-9 and a-f";

    public override bool TakesNull => true;

    public override bool TryRead(ConfigScalar scalar, out string? value)
    {
        value = scalar.IsNull ? null : scalar.Text;
        return true;
    }

    public override bool Accepts(string? value) => value is null || (value.Length == digits && value.All(char.IsAsciiHexDigitLower));

    public override string Write(string? value) => value ?? "null";
}
