using System.Globalization;

namespace MedScan.Charts.Svg;

/// <summary>Writes values where they are read one by one, as on hovering: six digits, or all of a whole number.</summary>
internal static class TipNumber
{
    public static string Of(double value) => value switch
    {
        0 => "0",
        _ when !double.IsFinite(value) => "\u2013",
        _ when Math.Abs(value) is >= 1e15 or < 1e-4 => value.ToString("0.#####e+0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 1e5 || value == Math.Floor(value) => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Math.Round((decimal)value, Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12)).ToString("#,0.#########", CultureInfo.InvariantCulture),
    };
}
