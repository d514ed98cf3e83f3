using MedScan.Imaging;

namespace MedScan.Experiments;

/// <summary>An intensity window by its name or its numbers.</summary>
internal sealed class WindowFormat : ConfigFormat<IntensityWindow>
{
    public override string Expected { get; } = $"one of {string.Join(", ", IntensityWindow.Names)}, or center/width such as 40/400";

    public override bool TryRead(ConfigScalar scalar, out IntensityWindow value)
    {
        value = IntensityWindow.Parse(scalar.Text) ?? IntensityWindow.Auto;
        return IntensityWindow.Parse(scalar.Text) is not null;
    }

    public override bool Accepts(IntensityWindow value) => value is not null;

    public override string Write(IntensityWindow value) => value.Name;

    public override string Hint(ConfigScalar scalar) => Spelling.Hint(scalar.Text, IntensityWindow.Names);
}
