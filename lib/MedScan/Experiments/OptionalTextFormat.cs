namespace MedScan.Experiments;

/// <summary>Text of one line, or nothing.</summary>
internal class OptionalTextFormat(string expected) : TextFormat(expected)
{
    public override bool TakesNull => true;

    public override bool TryRead(ConfigScalar scalar, out string? value)
    {
        value = scalar.IsNull ? null : scalar.Text;
        return true;
    }

    public override bool Accepts(string? value) => value is null || base.Accepts(value);
}
