namespace MedScan.Charts.Svg;

/// <summary>How a line of text looks.</summary>
internal readonly record struct TextStyle(double Size, string Color, string Anchor = "start", bool Bold = false);
