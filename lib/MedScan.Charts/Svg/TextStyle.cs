namespace MedScan.Charts.Svg;

/// <summary>How a line of text looks. A halo in the colour of the background keeps it readable where lines cross it.</summary>
internal readonly record struct TextStyle(double Size, string Color, string Anchor = "start", bool Bold = false, bool Halo = false);
