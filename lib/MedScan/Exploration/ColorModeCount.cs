using System.Globalization;

namespace MedScan.Exploration;

/// <summary>How many images are stored in the same way.</summary>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha or CMYK.</param>
/// <param name="BitDepth">Bits per sample.</param>
/// <param name="IsGray">Whether they show no colour at all, however they are stored.</param>
/// <param name="Count">Images.</param>
public sealed record ColorModeCount(int Channels, int BitDepth, bool IsGray, int Count)
{
    /// <summary>In words, as <c>colour, 8 bit, grey in fact</c>.</summary>
    public string Name
    {
        get
        {
            string stored = Channels switch
            {
                1 => "grey",
                2 => "grey with alpha",
                3 => "colour",
                _ => "colour with alpha, or CMYK",
            };
            string inFact = IsGray && Channels > 2 ? ", grey in fact" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{stored}, {BitDepth} bit{inFact}");
        }
    }
}
