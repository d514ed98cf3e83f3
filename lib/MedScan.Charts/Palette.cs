namespace MedScan.Charts;

/// <summary>Colours that people with any kind of colour vision tell apart.</summary>
/// <remarks>Okabe and Ito, "Color Universal Design", 2008; their yellow is left out, being hard to see on white. The sequential
/// scale runs in lightness, so that it also survives a black-and-white printer (ColorBrewer's single-hue blues).</remarks>
internal static class Palette
{
    public const string Text = "#1f2328";
    public const string QuietText = "#57606a";
    public const string Grid = "#e4e7eb";
    public const string AxisLine = "#8c959f";
    public const string Background = "#ffffff";

    public static IReadOnlyList<string> Categorical { get; } =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D"];

    /// <summary>Anchors from low to high, evenly spaced.</summary>
    public static IReadOnlyList<(byte Red, byte Green, byte Blue)> Sequential { get; } =
        [(247, 251, 255), (222, 235, 247), (198, 219, 239), (158, 202, 225), (107, 174, 214), (66, 146, 198), (33, 113, 181), (8, 81, 156), (8, 48, 107)];

    /// <summary>For thin lines, from what may fade to what stands out: the lightest blues cannot be seen as a line on white.</summary>
    public static IReadOnlyList<string> Ramp { get; } = [.. Sequential.Skip(3).Select(Hex)];

    /// <summary>The same on a dark page: what stands out is light.</summary>
    public static IReadOnlyList<string> DarkRamp { get; } = [.. Sequential.Skip(1).SkipLast(2).Reverse().Select(Hex)];

    /// <param name="position">0 to 1.</param>
    public static (byte Red, byte Green, byte Blue) Shade(double position)
    {
        double place = Math.Clamp(position, 0, 1) * (Sequential.Count - 1);
        int below = Math.Min((int)place, Sequential.Count - 2);
        double part = place - below;
        (byte Red, byte Green, byte Blue) low = Sequential[below], high = Sequential[below + 1];
        return (Mix(low.Red, high.Red), Mix(low.Green, high.Green), Mix(low.Blue, high.Blue));

        byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * part));
    }

    public static string Hex((byte Red, byte Green, byte Blue) color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    /// <summary>Black or white, whichever contrasts more (WCAG 2 relative luminance).</summary>
    public static string TextOn((byte Red, byte Green, byte Blue) color)
    {
        double luminance = (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
        return luminance > 0.179 ? Text : "#ffffff";

        static double Linear(byte channel) =>
            channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
    }
}
